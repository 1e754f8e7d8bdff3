package io.sre.tempo.datasource;

import static io.sre.tempo.datasource.Fixtures.datasource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import org.junit.jupiter.api.Test;

class ProvisioningFileTest {

    @Test
    void deletes_before_it_creates() {
        ProvisioningFile file = ProvisioningFile.builder()
                .prune(true)
                .addDeleteDatasources(
                        DeletedDatasource.named("Tempo"),
                        DeletedDatasource.builder().name("Old").orgId(2).build())
                .addDatasources(datasource().build())
                .addDatasources(datasource().name("Second").uid("second").build())
                .build();

        GoldenFile.assertMatches("several", file.toYaml());
        assertThat(ProvisioningFile.parse(file.toYaml())).isEqualTo(file);
    }

    @Test
    void keeps_everything_unless_told_to_prune() {
        assertThat(ProvisioningFile.of(datasource().build()).prune()).isFalse();
    }

    @Test
    void lets_other_organizations_have_the_same_names() {
        ProvisioningFile file = ProvisioningFile.builder()
                .addDatasources(datasource().isDefault(true).build())
                .addDatasources(datasource().isDefault(true).orgId(2).build())
                .build();

        assertThat(ProvisioningFile.parse(file.toYaml())).isEqualTo(file);
    }

    @Test
    void refuses_datasources_that_undo_each_other() {
        InvalidDescriptionException refused = catchThrowableOfType(
                InvalidDescriptionException.class,
                () -> ProvisioningFile.builder()
                        .addDatasources(datasource().isDefault(true).build())
                        .addDatasources(datasource().isDefault(true).build())
                        .addDeleteDatasources(
                                DeletedDatasource.builder().name("").orgId(0).build())
                        .build());

        assertThat(refused).hasMessageStartingWith("The provisioning file has 5 problems:");
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "datasources[1].name: \"Tempo\" must be given once in an organization: the later datasource "
                                + "would replace the earlier; choose another",
                        "datasources[1].uid: \"tempo\" must be given once in an organization: the later datasource "
                                + "would replace the earlier; choose another",
                        "datasources[1].isDefault: true must be true for one datasource of an organization: Grafana "
                                + "does not start with two; leave it out for all but one",
                        "deleteDatasources[0].name: \"\" must not be blank; write a text",
                        "deleteDatasources[0].orgId: 0 must be the id of an organization; write 1 for the first one");
    }

    @Test
    void has_a_single_datasource_or_says_so() {
        ProvisioningFile none = ProvisioningFile.builder()
                .addDeleteDatasources(DeletedDatasource.named("Old"))
                .build();

        assertThat(ProvisioningFile.of(Fixtures.origin()).single()).isEqualTo(Fixtures.origin());
        assertThatThrownBy(none::single)
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("The provisioning file has a problem:")
                .hasMessageContaining("datasources: \"0 datasources\" must be one datasource; "
                        + "read the whole file as a ProvisioningFile");
    }
}
