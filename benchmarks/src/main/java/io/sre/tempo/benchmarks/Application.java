package io.sre.tempo.benchmarks;

import java.util.List;
import java.util.Locale;

/** What runs in the namespaces of a generated cluster: few names, few ports, all of them declared. */
enum Application {
    WEB("frontend", "http", 8080),
    API("backend", "http", 8080),
    ORDERS("backend", "http", 8081),
    PAYMENTS("backend", "https", 8443),
    USERS("backend", "http", 8080),
    SEARCH("backend", "http", 9200),
    WORKER("backend", "grpc", 9000),
    CACHE("data", "redis", 6379),
    DATABASE("data", "postgres", 5432),
    QUEUE("data", "amqp", 5672);

    private final String tier;
    private final String portName;
    private final int port;

    Application(String tier, String portName, int port) {
        this.tier = tier;
        this.portName = portName;
        this.port = port;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String tier() {
        return tier;
    }

    boolean keepsData() {
        return tier.equals("data");
    }

    /** The port that others call. */
    Port service() {
        return Port.tcp(portName, port);
    }

    List<Port> ports() {
        return List.of(service(), Port.tcp("metrics", 9090));
    }

    /** A declared port of a container. */
    record Port(String name, int number, String protocol) {

        static Port tcp(String name, int number) {
            return new Port(name, number, "TCP");
        }

        static Port udp(String name, int number) {
            return new Port(name, number, "UDP");
        }
    }
}
