package io.sre.tempo.policies.reach;

import java.util.Map;

/**
 * What policies can see of a pod, in one address family. Pods that agree in it are the same to every policy.
 *
 * @param namespace the class of its namespace
 * @param labels those that selectors mention
 * @param host whether it uses its node's network
 * @param ports the named ports that policies mention
 * @param surely the signature of the blocks that hold its address
 * @param maybe the signature of the blocks that may hold it, if the address is not known
 */
record PodClass(int namespace, Map<String, String> labels, boolean host, NamedPorts ports, int surely, int maybe) {}
