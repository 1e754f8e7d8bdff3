package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The datasources of a set by uid, with those that Grafana makes up. */
final class Uids {

    /** What kube-prometheus-stack and Grafana itself bring, without it being seen in manifests. */
    private static final Set<String> BROUGHT =
            Set.of("prometheus", "alertmanager", "grafana", "-- Grafana --", "-- Mixed --");

    private final Map<Link, List<Datasource>> fitting = new EnumMap<>(Link.class);
    private final boolean certain;
    private final Map<String, Datasource> exact = new HashMap<>();
    private final Map<String, Datasource> anyCase = new HashMap<>();
    private final Map<String, Datasource> names = new HashMap<>();

    private Uids(List<Datasource> all) {
        for (Link link : Link.values()) {
            fitting.put(link, all.stream().filter(link::leadsTo).toList());
        }
        certain = all.stream().flatMap(datasource -> of(datasource).stream()).noneMatch(uid -> uid.contains("$"));
        for (Datasource datasource : all) {
            of(datasource).ifPresent(uid -> {
                exact.putIfAbsent(uid, datasource);
                anyCase.putIfAbsent(uid.toLowerCase(Locale.ROOT), datasource);
            });
            names.putIfAbsent(datasource.name().toLowerCase(Locale.ROOT), datasource);
        }
    }

    static Uids of(Platform platform) {
        return platform.derived(Uids.class, all -> new Uids(all.datasources()));
    }

    /** The uid of a datasource; for one without, that which Grafana makes of its name. An operator makes one of another kind. */
    static Optional<String> of(Datasource datasource) {
        if (datasource.uid().isPresent()) {
            return datasource.uid();
        }
        if (datasource.container().expandsVariables()) {
            return Optional.of(madeOf(datasource.name()));
        }
        return datasource
                .spot()
                .source()
                .manifest()
                .map(manifest -> manifest.tree().path("spec").path("uid").asText(""))
                .filter(uid -> !uid.isEmpty());
    }

    /** Source: grafana/grafana {@code pkg/services/provisioning/datasources/types.go}. */
    private static String madeOf(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "P" + HexFormat.of().withUpperCase().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** The datasource of a uid. */
    Optional<Datasource> find(String uid) {
        return Optional.ofNullable(exact.get(uid));
    }

    /** Whether a uid may be right: it is that of a datasource, or of one that others bring, or one here is not known. */
    boolean mayHave(String uid) {
        return exact.containsKey(uid) || BROUGHT.contains(uid) || !certain;
    }

    /** The datasource whose uid differs in capitals only. */
    Optional<Datasource> inOtherCase(String uid) {
        return Optional.ofNullable(anyCase.get(uid.toLowerCase(Locale.ROOT)));
    }

    /** The datasource that has it for a name, whatever the capitals are. */
    Optional<Datasource> named(String name) {
        return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The datasources that a link may lead to. */
    List<Datasource> fitting(Link link) {
        return fitting.getOrDefault(link, List.of());
    }
}
