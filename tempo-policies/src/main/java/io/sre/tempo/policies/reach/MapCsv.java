package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityMap.Link;

/**
 * A map as CSV.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on formulas in CSV</a>
 */
final class MapCsv {

    private final ConnectivityMap map;

    MapCsv(ConnectivityMap map) {
        this.map = map;
    }

    String text() {
        StringBuilder text = new StringBuilder("from,to,allowed,unknown\r\n");
        for (Link link : map.links()) {
            text.append(cell(link.from().name())).append(',');
            text.append(cell(link.to().name())).append(',');
            text.append(cell(ports(link.allowed()))).append(',');
            text.append(cell(ports(link.unknown()))).append("\r\n");
        }
        return text.toString();
    }

    private static String ports(Connections connections) {
        return connections.isEmpty() ? "" : connections.toString();
    }

    private static String cell(String value) {
        // A spreadsheet would run what begins like a formula; behind an apostrophe it is text.
        boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
        String text = formula ? "'" + value : value;
        boolean plain = text.chars().noneMatch(character -> "\",\r\n".indexOf(character) >= 0);
        return plain ? text : "\"%s\"".formatted(text.replace("\"", "\"\""));
    }
}
