package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.core.JsonPointer;

/** Where a resource comes from, for messages. */
interface Origin {

    /** {@return kind and name: {@code NetworkPolicy shop/web}} */
    String resource();

    /** {@return file and line of a value with a space behind them; empty if the resource was made in memory} */
    String place(JsonPointer value);
}
