package io.sre.tempo.policies.reach;

/**
 * What one end of a connection lets through, whatever the other end says.
 *
 * @param sure the ports that it surely lets through; of several pods, those that each of them does
 * @param possible the ports that it may let through, those included for which this is unknown; of several pods, those that
 *     one of them may
 */
public record SideConnections(Connections sure, Connections possible) {}
