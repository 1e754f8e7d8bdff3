package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about storage and volumes. */
public final class StorageRules {

    private StorageRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new BackendIsKnown(),
                new BackendIsConfigured(),
                new EndpointIsHostAndPort(),
                new ProtocolFitsEndpoint(),
                new NothingIsLeftToFillIn(),
                new BucketIsAName(),
                new RootIsWrittenNowhere(),
                new TempoMayWrite(),
                new VolumeBelongsToTempo(),
                new MountsAreDistinct(),
                new MountsHaveVolumes(),
                new TracesSurviveRestart(),
                new LogLiesBesideBlocks(),
                new BlockFormatIsKnown(),
                new SizeIsAnAmount(),
                new OneReplica(),
                new TargetIsAll(),
                new StorageIsInUse(),
                new BucketIsNotInEndpoint(),
                new BucketIsInThePath());
    }
}
