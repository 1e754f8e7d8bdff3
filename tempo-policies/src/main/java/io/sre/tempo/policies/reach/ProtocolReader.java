package io.sre.tempo.policies.reach;

/** Reads a protocol; TCP if there is none. */
final class ProtocolReader {

    private ProtocolReader() {}

    static Protocol read(Field field) {
        String text = field.text();
        return switch (text) {
            case "", "TCP" -> {
                if (field.present() && text.isEmpty() && field.node().isTextual()) {
                    field.problem("must be TCP, UDP or SCTP", "leave it out for TCP");
                }
                yield Protocol.TCP;
            }
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> {
                field.problem("must be TCP, UDP or SCTP", "write one of them, in capitals");
                yield Protocol.TCP;
            }
        };
    }
}
