package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Cidr;
import java.util.Optional;

/** Reads blocks of addresses as the API server does: bits behind the prefix are dropped, with a warning. */
final class BlockReader {

    private BlockReader() {}

    static Optional<Cidr> read(Field field) {
        if (!field.required()) {
            return Optional.empty();
        }
        String text = field.text();
        Optional<Cidr> block = text.indexOf('/') < 0 ? Optional.empty() : Cidr.closest(text);
        if (block.isEmpty()) {
            if (field.node().isTextual()) {
                field.problem("must be a block of addresses", mend(text));
            }
        } else if (Cidr.parse(text).isEmpty()) {
            field.warning(
                    "\"" + text + "\"", "has bits behind its prefix, which count for nothing", "write " + block.get());
        }
        return block;
    }

    private static String mend(String text) {
        Optional<Cidr> address = Cidr.ofAddress(text);
        return address.map(block -> "write \"" + block + "\" for this address alone")
                .orElse("write it like \"10.0.0.0/8\" or \"fd00::/8\"");
    }
}
