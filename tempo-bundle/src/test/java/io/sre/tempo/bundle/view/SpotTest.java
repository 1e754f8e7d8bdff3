package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.model.manifest.Manifest;
import org.junit.jupiter.api.Test;

class SpotTest {

    private static final Manifest MAP = manifests(
                    "a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\ndata:\n  list:\n    - a: b\n")
            .list()
            .get(0);

    @Test
    void is_a_resource_or_a_value_of_it() {
        assertThat(Spot.of(MAP).pointer()).isEqualTo(JsonPointer.empty());
        assertThat(Spot.of(MAP).place()).hasToString("a.yaml:1");
        assertThat(Spot.of(MAP, "/data/list").pointer()).hasToString("/data/list");
        assertThat(Spot.of(MAP, "/data/list").place()).hasToString("a.yaml:5");
        assertThat(Spot.of(MAP, "/data/list").source().manifest()).contains(MAP);
    }

    @Test
    void leads_to_the_spots_below() {
        Spot below = Spot.of(MAP, "/data").below("list").below(0).below("a");

        assertThat(below.pointer()).hasToString("/data/list/0/a");
        assertThat(below.pointer()).isSameAs(below.pointer());
        assertThat(below.place()).hasToString("a.yaml:6");
        assertThat(below.source().manifest()).contains(MAP);
    }

    @Test
    void is_written_as_people_do() {
        assertThat(Spot.of(MAP, "/data/list/0/a")).hasToString("a.yaml:1: ConfigMap map data.list[0].a");
    }
}
