package org.footbridge;

import org.springframework.boot.SpringApplication;

/** Starts the server. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        new SpringApplication(ServerConfiguration.class).run(arguments);
    }
}
