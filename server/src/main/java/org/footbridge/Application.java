package org.footbridge;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;

/** Starts the server, or does what the first argument asks for instead. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(CheckCommand.NAME)) {
            System.exit(CheckCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
        } else if (arguments.length > 0 && arguments[0].equals(LoadCommand.NAME)) {
            System.exit(LoadCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out));
        } else if (arguments.length > 0 && arguments[0].equals(RehearseCommand.NAME)) {
            System.exit(RehearseCommand.run());
        }
        new SpringApplication(ServerConfiguration.class).run(arguments);
    }
}
