package io.sre.tempo.assertions.coverage;

import io.sre.tempo.policies.reach.Reachability;

/** A claim that held, where it did, and what made it hold. */
record Asserted(Claim claim, Reachability reachability, Decisions decisions) {}
