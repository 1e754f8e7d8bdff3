package io.sre.tempo.bundle.view;

import io.sre.tempo.model.chart.Transport;

/**
 * A port of the chart's Service.
 *
 * @param name its name
 * @param port its number
 * @param targetPort the port of the pod that it leads to
 * @param transport TCP or UDP
 */
public record ServicePort(String name, int port, int targetPort, Transport transport) {}
