package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The edges of every rule. The verdicts on Kubernetes', Go's and Prometheus' rules were compared with their own code. */
class SyntaxTest {

    private static final String X63 = "x".repeat(63);
    private static final String X64 = "x".repeat(64);

    private static final Map<Syntax, List<String>> ACCEPTED = Map.ofEntries(
            Map.entry(Syntax.DNS_LABEL, List.of("a", "0", "a-b", "a--b", "1-2", "0a", X63)),
            Map.entry(
                    Syntax.DNS_SUBDOMAIN,
                    List.of("a", "0", "a.b", "1.2.3.4", "a-b.c--d", X64, "x".repeat(253), "a" + ".a".repeat(126))),
            Map.entry(Syntax.SERVICE_NAME, List.of("a", "a0", "a-0", "tempo", X63)),
            Map.entry(Syntax.RELEASE_NAME, List.of("a", "a0", "a-0", "tempo", "x".repeat(53))),
            Map.entry(
                    Syntax.LABEL_KEY,
                    List.of(
                            "a",
                            "A",
                            "0",
                            "a_b.c-D",
                            "app.kubernetes.io/name",
                            X63,
                            "x".repeat(253) + "/" + X63,
                            "1/1")),
            Map.entry(Syntax.LABEL_VALUE, List.of("", "a", "A", "0", "true", "a_b.c-D", X63)),
            Map.entry(
                    Syntax.DATA_KEY,
                    List.of("a", "A", "-", "_", "a..b", ".a", "a.", "-._", ".dockerconfigjson", "x".repeat(253))),
            Map.entry(
                    Syntax.ENVIRONMENT_VARIABLE, List.of("A", "z", "_", "_0", "S3_ACCESS_KEY", "a9", "x".repeat(253))),
            Map.entry(Syntax.PORT_NAME, List.of("a", "0a", "a0", "a-0", "otlp-grpc", "1-a-2", "x".repeat(15))),
            Map.entry(
                    Syntax.SIZE,
                    List.of(
                            "1",
                            "10Gi",
                            "512Mi",
                            "1.5Gi",
                            "0.5Ki",
                            "1k",
                            "1e3",
                            "1E3",
                            "1E+3",
                            "1E",
                            "7Ei",
                            "7.9Ei",
                            "9.2E",
                            "1.",
                            "007",
                            "1000e-3",
                            "999999999999999999")),
            Map.entry(
                    Syntax.CPU,
                    List.of("1", "500m", "1m", "0.001", "0.5", "1.", "1e-3", "1000u", "1000000n", "2k", "7Ei", "0.1")),
            Map.entry(
                    Syntax.GO_DURATION,
                    List.of(
                            "1ns",
                            "1us",
                            "1µs",
                            "1ms",
                            "1s",
                            "1m",
                            "1h",
                            "1h30m",
                            "1s1h",
                            "1h1h",
                            "1.5h",
                            "01h",
                            "1.5ns",
                            "0h1s",
                            "0.000000001s",
                            "2562047h",
                            "9223372036854775807ns",
                            "2562047h47m16.854775807s",
                            "0".repeat(98) + "1s")),
            Map.entry(Syntax.FLUX_DURATION, List.of("1ms", "1s", "1m", "1h", "1h30m", "1s1h", "1.5h", "0.000000001s")),
            Map.entry(Syntax.FLUX_SOURCE_TIMEOUT, List.of("1ms", "1s", "1m", "60s", "1.5m", "1s1m")),
            Map.entry(
                    Syntax.PROMETHEUS_DURATION,
                    List.of(
                            "1ms",
                            "1s",
                            "1m",
                            "1h",
                            "1d",
                            "1w",
                            "1y",
                            "1y2w3d4h5m6s7ms",
                            "0h1s",
                            "292y",
                            "15250w",
                            "106751d",
                            "2562047h",
                            "153722867m",
                            "9223372036s",
                            "9223372036854ms")),
            Map.entry(
                    Syntax.S3_ENDPOINT,
                    List.of(
                            "minio",
                            "minio:1",
                            "minio:65535",
                            "Minio.MINIO",
                            "a_b:80",
                            "host.",
                            "s3.eu-west-1.amazonaws.com",
                            "10.0.0.1:9000",
                            "[::1]:9000",
                            "[2001:db8::1]",
                            X63 + ".b",
                            "1a",
                            "a" + ".a".repeat(126))),
            Map.entry(
                    Syntax.S3_BUCKET,
                    List.of("abc", "a.b", "0-0", "traces", "1.2.3", "1.2.3.4.5", "axn--b", "a-s3alias1", X63)),
            Map.entry(Syntax.S3_REGION, List.of("a", "eu-west-1", "US_EAST", "0", X64)),
            Map.entry(
                    Syntax.HTTP_URL,
                    List.of(
                            "http://a",
                            "https://a",
                            "http://a/",
                            "http://a:1/b",
                            "https://[::1]:9090/api/v1/write",
                            "http://10.0.0.1/x%20y",
                            "http://a/" + "b".repeat(246))),
            Map.entry(
                    Syntax.CIDR,
                    List.of(
                            "0.0.0.0/0",
                            "10.0.0.0/8",
                            "255.255.255.255/32",
                            "128.0.0.0/1",
                            "::/0",
                            "::1/128",
                            "2001:db8::/32",
                            "1:2:3:4:5:6:7:8/128",
                            "64:ff9b::/96",
                            "8000::/1")),
            Map.entry(
                    Syntax.IP_ADDRESS,
                    List.of(
                            "0.0.0.0",
                            "255.255.255.255",
                            "199.249.9.10",
                            "::",
                            "::1",
                            "1::",
                            "2001:DB8::1",
                            "1:2:3:4:5:6:7::",
                            "::2:3:4:5:6:7:8",
                            "1:2:3:4:5:6:7:8",
                            "0001:0002:0003:0004:0005:0006:0007:0008")),
            Map.entry(Syntax.GRAFANA_UID, List.of("a", "-", "_", "A9", "x".repeat(40))),
            Map.entry(
                    Syntax.GRAFANA_SHIFT,
                    List.of("0s", "1ms", "-1h", "1.5d", "1M", "1m", "1w", "1y", "-0.5s", "00h", "12d")),
            Map.entry(
                    Syntax.CONTROL_ID,
                    List.of("AC-1", "AU-2", "SC-7(5)", "SI-99", "SR-12(99)", "PT-8", "AT-10", "CM-1(1)")),
            Map.entry(
                    Syntax.TENANT_ID,
                    List.of("a", "team-a", "...", ".a", "!-_.*'()", "single-tenant", "x".repeat(150))));

    private static final Map<Syntax, List<String>> REFUSED = Map.ofEntries(
            Map.entry(Syntax.DNS_LABEL, List.of("-a", "a-", "A", "a.b", "a_b", X64, "-")),
            Map.entry(
                    Syntax.DNS_SUBDOMAIN,
                    List.of("-a", "a-", "A", ".a", "a.", "a..b", "a.-b", "a-.b", "a_b", "a/b", "x".repeat(254))),
            Map.entry(Syntax.SERVICE_NAME, List.of("0", "0a", "-a", "a-", "A", "a.b", X64)),
            Map.entry(Syntax.RELEASE_NAME, List.of("0a", "-a", "a-", "A", "a.b", "x".repeat(54))),
            Map.entry(
                    Syntax.LABEL_KEY,
                    List.of(
                            "/",
                            "/a",
                            "a/",
                            "a/b/c",
                            "A/b",
                            "-a",
                            "a-",
                            "_",
                            ".a",
                            "a.",
                            X64,
                            "a/" + X64,
                            "a_b/c",
                            "x".repeat(254) + "/a")),
            Map.entry(Syntax.LABEL_VALUE, List.of("-a", "a-", "_", ".", "a/b", "a:b", X64)),
            Map.entry(Syntax.DATA_KEY, List.of(".", "..", "..a", "...", "a/b", "a:b", "x".repeat(254))),
            Map.entry(Syntax.ENVIRONMENT_VARIABLE, List.of("0", "0a", "a-b", "a.b", "A=B", "x".repeat(254))),
            Map.entry(Syntax.PORT_NAME, List.of("0", "1-2", "-a", "a-", "a--b", "A", "a_b", "x".repeat(16))),
            Map.entry(
                    Syntax.SIZE,
                    List.of(
                            "0",
                            "0.0",
                            "0Gi",
                            "512m",
                            "5000m",
                            "5000000u",
                            "5000000000n",
                            "0.5",
                            "1e-1",
                            "999e-3",
                            "-1",
                            "+1",
                            ".5",
                            "1K",
                            "1ki",
                            "1g",
                            "1gi",
                            "1GB",
                            "1 Gi",
                            "1e",
                            "1Gi1",
                            "8Ei",
                            "9.3E",
                            "1e19",
                            "1e100",
                            "1.0000000001",
                            "1000000000000000000")),
            Map.entry(
                    Syntax.CPU,
                    List.of("0", "0m", "0.0001", "100u", "1n", "1.5m", "-1", "+1", ".5", "1M1", "10Ei", "1e-4", "two")),
            Map.entry(
                    Syntax.GO_DURATION,
                    List.of(
                            "0",
                            "0s",
                            "1",
                            "h",
                            "1d",
                            "1w",
                            "-1s",
                            "+1s",
                            ".5h",
                            "1.h",
                            "1 h",
                            "1H",
                            "1h ",
                            "1h,1m",
                            "0.5ns",
                            "0.5ns0.5ns",
                            "0.0000000009s",
                            "2562048h",
                            "9223372036854775808ns",
                            "1hx",
                            "x1h",
                            "1hx1h",
                            "0".repeat(99) + "1s")),
            Map.entry(
                    Syntax.FLUX_DURATION,
                    List.of("0", "0s", "1us", "1ns", "1d", ".5h", "1.h", "-1s", "0.0000000001s", "2562048h")),
            Map.entry(
                    Syntax.FLUX_SOURCE_TIMEOUT,
                    List.of("0", "0s", "1h", "1h30m", "1d", "1ns", "0.0000000001s", "153722868m")),
            Map.entry(
                    Syntax.PROMETHEUS_DURATION,
                    List.of(
                            "0",
                            "0s",
                            "0y0ms",
                            "1",
                            "1.5h",
                            "-1s",
                            "1s1m",
                            "1m1m",
                            "1us",
                            "1M",
                            "293y",
                            "15251w",
                            "106752d",
                            "2562048h",
                            "153722868m",
                            "9223372037s",
                            "9223372036855ms",
                            "292y106751d",
                            "0".repeat(100) + "1s")),
            Map.entry(
                    Syntax.S3_ENDPOINT,
                    List.of(
                            "http://minio",
                            "minio/",
                            "minio:",
                            "minio:0",
                            "minio:01",
                            "minio:65536",
                            "minio:99999",
                            "minio:100000",
                            "minio:x",
                            "minio:80:80",
                            "user@minio",
                            "::1",
                            "[::1",
                            "[]",
                            "[]:80",
                            "[10.0.0.1]",
                            "[::1]x",
                            "[::1]80",
                            "[minio]",
                            "1.2.3",
                            "1.2.3.4.",
                            "256.1.1.1",
                            "01.2.3.4",
                            "-a",
                            "a-",
                            "_a",
                            "a_",
                            ".a",
                            "a..b",
                            "a..",
                            "a-.b",
                            ":80",
                            "a b",
                            "a?b",
                            X64 + ".b",
                            "a" + ".a".repeat(127))),
            Map.entry(
                    Syntax.S3_BUCKET,
                    List.of(
                            "ab",
                            X64,
                            "A-b",
                            "a_b",
                            "-ab",
                            "ab-",
                            ".ab",
                            "ab.",
                            "a..b",
                            "a.-b",
                            "a-.b",
                            "1.2.3.4",
                            "999.999.999.999",
                            "xn--abc",
                            "sthree-abc",
                            "amzn-s3-demo-abc",
                            "abc-s3alias",
                            "abc--ol-s3",
                            "abc.mrap",
                            "abc--x-s3",
                            "abc--table-s3")),
            Map.entry(Syntax.S3_REGION, List.of("-a", "a-", "_", "eu west", "eu.west", "x".repeat(65))),
            Map.entry(
                    Syntax.HTTP_URL,
                    List.of(
                            "a",
                            "ftp://a",
                            "HTTP://a",
                            "http:a",
                            "http:/a",
                            "http://",
                            "http:///a",
                            "//a/b",
                            "http://u@a",
                            "http://u:p@a",
                            "http://a?",
                            "http://a?b",
                            "http://a#",
                            "http://a#b",
                            "http://a/ b",
                            "http://a/$b",
                            "http://a/{{b}}",
                            "http://a:",
                            "http://a:0",
                            "http://a:65536",
                            "http://::1",
                            "http://a/%zz",
                            "http://a/\u00e9",
                            "http://a/\u202e",
                            "http://a/\u200b",
                            "http://a/" + "b".repeat(247))),
            Map.entry(
                    Syntax.CIDR,
                    List.of(
                            "10.0.0.0",
                            "10.0.0.1/8",
                            "10.0.0.0/08",
                            "10.0.0.0/33",
                            "10.0.0.0/-1",
                            "10.0.0.0/",
                            "10.0.0.0/8/8",
                            "10.0.0.0/ 8",
                            "010.0.0.0/8",
                            "10.0.0/8",
                            "/8",
                            "::/129",
                            "::/1000",
                            "2001:DB8::/32",
                            "2001:0db8::/32",
                            "2001:db8:0::/32",
                            "2001:db8::1/32",
                            "::ffff:10.0.0.0/104",
                            "::ffff:0:0/96",
                            "a/8")),
            Map.entry(
                    Syntax.IP_ADDRESS,
                    List.of(
                            "1.2.3",
                            "1.2.3.4.5",
                            "256.0.0.0",
                            "1.2.3.256",
                            "300.1.1.1",
                            "01.2.3.4",
                            "1.2.3.4/32",
                            "0x7f.0.0.1",
                            "2130706433",
                            ":",
                            ":::",
                            "1:2:3:4:5:6:7",
                            "1:2:3:4:5:6:7:8:9",
                            "1:2:3:4:5:6:7:8:",
                            ":1:2:3:4:5:6:7:8",
                            "1:2:3:4::5:6:7:8",
                            "1::2::3",
                            "00001::",
                            "12345::",
                            "g::",
                            "::ffff:1.2.3.4",
                            "::ffff:102:304",
                            "[::1]",
                            "fe80::1%eth0",
                            "localhost",
                            "abc",
                            "a:b")),
            Map.entry(Syntax.GRAFANA_UID, List.of("a.b", "a b", "x".repeat(41))),
            Map.entry(
                    Syntax.GRAFANA_SHIFT,
                    List.of("1", "h", "+1h", "1h1m", ".5h", "1.h", "1 h", "--1h", "1us", "1D", "1.5.5h")),
            Map.entry(
                    Syntax.CONTROL_ID,
                    List.of("AC", "AC-0", "AC-01", "AC-100", "ac-2", "XX-1", "AC-2(0)", "AC-2.1", "AC-2()", "AC2")),
            Map.entry(Syntax.TENANT_ID, List.of(".", "..", "a/b", "a|b", "a b", "x".repeat(151))));

    @Test
    void every_rule_has_a_table() {
        assertThat(ACCEPTED).containsOnlyKeys(Syntax.values());
        assertThat(REFUSED).containsOnlyKeys(Syntax.values());
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void accepts_every_good_text(Syntax syntax) {
        assertThat(good(syntax))
                .isNotEmpty()
                .filteredOn(text -> !syntax.accepts(text))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void refuses_every_bad_text(Syntax syntax) {
        assertThat(bad(syntax)).isNotEmpty().filteredOn(syntax::accepts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void refuses_the_empty_text_unless_it_is_a_label_value(Syntax syntax) {
        assertThat(syntax.accepts("")).isEqualTo(syntax == Syntax.LABEL_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void refuses_every_good_text_with_something_invisible_or_foreign_at_an_end(Syntax syntax) {
        List<String> foreign = List.of(
                "\n",
                "\r",
                "\r\n",
                "\t",
                " ",
                "\u0000",
                "\u0085",
                "\u00a0",
                "\u2028",
                "\u200b",
                "\ufeff",
                "\u202e",
                "\u0430",
                "\u0661",
                "\uff11",
                "\u212a",
                "\u017f",
                "\ud83d\ude00",
                "\ud800");
        for (String good : good(syntax)) {
            for (String bad : foreign) {
                assertThat(syntax.accepts(good + bad))
                        .as("%s, %s after", good, bad)
                        .isFalse();
                assertThat(syntax.accepts(bad + good))
                        .as("%s, %s before", good, bad)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void judges_hostile_texts_in_bounded_time(Syntax syntax) {
        List<String> hostile = new ArrayList<>();
        for (String unit :
                List.of("a", "a.", "a-", "-", "0", "1h", "1ms", ":", "1:", "f", ".", "/", "[", "(", "\n", "$")) {
            hostile.add(unit.repeat(10_000 / unit.length()));
            hostile.add(unit.repeat(1_000 / unit.length()) + "!");
            hostile.add(unit.repeat(1_020 / unit.length()));
        }
        hostile.add("http://" + "a.".repeat(5_000));
        hostile.add("http://" + "a@".repeat(500));
        hostile.add("http://" + "a".repeat(240) + "!");

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String text : hostile) {
                assertThat(syntax.accepts(text)).as("%.20s…", text).isFalse();
                assertThat(syntax.mend(text)).isNotBlank().hasSizeLessThan(400);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void says_its_rule_as_half_a_sentence(Syntax syntax) {
        assertThat(syntax.rule()).startsWith("must be ").doesNotEndWith(".").doesNotContain("\n");
    }

    static Stream<Arguments> mends() {
        return Stream.of(
                Arguments.of(Syntax.DNS_LABEL, "My_Namespace", "write \"my-namespace\""),
                Arguments.of(Syntax.DNS_LABEL, "a.b", "write \"a-b\""),
                Arguments.of(Syntax.DNS_LABEL, "-tempo-", "write \"tempo\""),
                Arguments.of(Syntax.DNS_LABEL, "123-", "choose a name such as \"tempo\""),
                Arguments.of(Syntax.DNS_LABEL, "---" + X64, "write \"" + X63 + "\""),
                Arguments.of(Syntax.DNS_LABEL, "a" + "-b".repeat(40), "write \"a" + "-b".repeat(31) + "\""),
                Arguments.of(Syntax.DNS_SUBDOMAIN, "Tempo.Obs", "write \"tempo.obs\""),
                Arguments.of(Syntax.DNS_SUBDOMAIN, "a.-b", "choose a name such as \"tempo\""),
                Arguments.of(Syntax.DNS_SUBDOMAIN, "", "choose a name such as \"tempo\""),
                Arguments.of(Syntax.SERVICE_NAME, "9lives", "write \"lives\""),
                Arguments.of(Syntax.RELEASE_NAME, "Tempo.Prod", "write \"tempo-prod\""),
                Arguments.of(Syntax.RELEASE_NAME, "x".repeat(54), "write \"" + "x".repeat(46) + "\""),
                Arguments.of(Syntax.ENVIRONMENT_VARIABLE, "S3-KEY", "write \"S3_KEY\""),
                Arguments.of(Syntax.ENVIRONMENT_VARIABLE, "3-KEY", "write \"_3_KEY\""),
                Arguments.of(Syntax.ENVIRONMENT_VARIABLE, "9".repeat(253), "write \"S3_ACCESS_KEY\""),
                Arguments.of(Syntax.ENVIRONMENT_VARIABLE, "", "write \"S3_ACCESS_KEY\""),
                Arguments.of(Syntax.GO_DURATION, "7d", "write \"168h\""),
                Arguments.of(Syntax.GO_DURATION, "2W", "write \"336h\""),
                Arguments.of(Syntax.GO_DURATION, "1y", "write \"8760h\""),
                Arguments.of(Syntax.GO_DURATION, "292Y", "write \"2557920h\""),
                Arguments.of(Syntax.GO_DURATION, "293y", "write \"24h\" or \"10m\""),
                Arguments.of(Syntax.GO_DURATION, "99999y", "write \"24h\" or \"10m\""),
                Arguments.of(Syntax.GO_DURATION, "0d", "write \"24h\" or \"10m\""),
                Arguments.of(Syntax.FLUX_DURATION, "1D", "write \"24h\""),
                Arguments.of(Syntax.S3_ENDPOINT, "http://minio:9000/", "write \"minio:9000\" and set insecure(true)"),
                Arguments.of(Syntax.S3_ENDPOINT, "https://u:p@minio:9000/a?b", "write \"minio:9000\""),
                Arguments.of(Syntax.S3_ENDPOINT, "minio/traces", "write \"minio\""),
                Arguments.of(Syntax.S3_ENDPOINT, " minio ", "write \"minio\""),
                Arguments.of(
                        Syntax.S3_ENDPOINT,
                        "https://",
                        "write \"s3.eu-west-1.amazonaws.com\" or \"minio.minio.svc:9000\""),
                Arguments.of(
                        Syntax.S3_ENDPOINT,
                        "minio:0",
                        "write \"s3.eu-west-1.amazonaws.com\" or \"minio.minio.svc:9000\""),
                Arguments.of(Syntax.CIDR, "10.1.2.3/8", "write \"10.0.0.0/8\""),
                Arguments.of(Syntax.CIDR, "10.1.2.3", "write \"10.1.2.3/32\""),
                Arguments.of(Syntax.CIDR, "2001:0DB8::1/64", "write \"2001:db8::/64\""),
                Arguments.of(Syntax.CIDR, "::1", "write \"::1/128\""),
                Arguments.of(Syntax.CIDR, "10.0.0.0/33", "write an IPv4 or IPv6 block with its prefix length"),
                Arguments.of(Syntax.CONTROL_ID, "sc-7.5", "write \"SC-7(5)\""),
                Arguments.of(Syntax.CONTROL_ID, " au-2\n", "write \"AU-2\""),
                Arguments.of(Syntax.CONTROL_ID, "xx-1", "write its family in capitals, '-' and its number"),
                Arguments.of(Syntax.CONTROL_ID, "AC-01", "write its family in capitals, '-' and its number"));
    }

    @ParameterizedTest(name = "{0} mends {1}: {2}")
    @MethodSource("mends")
    void proposes_what_was_meant(Syntax syntax, String text, String mend) {
        assertThat(syntax.accepts(text)).isFalse();
        assertThat(syntax.mend(text)).isEqualTo(mend);
    }

    @Test
    void does_not_read_a_text_that_is_longer_than_any_good_one() {
        assertThat(Syntax.DNS_LABEL.mend("x".repeat(1024))).isEqualTo("write \"" + X63 + "\"");
        assertThat(Syntax.DNS_LABEL.mend("x".repeat(1025))).isEqualTo("choose a name such as \"tempo\"");
        assertThat(Syntax.GRAFANA_SHIFT.accepts("1".repeat(1023) + "h")).isTrue();
        assertThat(Syntax.GRAFANA_SHIFT.accepts("1".repeat(1024) + "h")).isFalse();
    }

    static List<String> good(Syntax syntax) {
        return ACCEPTED.getOrDefault(syntax, List.of());
    }

    static List<String> bad(Syntax syntax) {
        return REFUSED.getOrDefault(syntax, List.of());
    }
}
