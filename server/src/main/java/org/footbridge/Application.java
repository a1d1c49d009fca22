package org.footbridge;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;

/** Starts the server, or does what the first argument asks for instead. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Usage.of(arguments, System.out, System.err).ifPresent(System::exit);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case AccessCommand.NAME -> System.exit(AccessCommand.run(rest(arguments), System.out));
            case CheckCommand.NAME -> System.exit(CheckCommand.run(rest(arguments), System.out));
            case GenerateCommand.NAME -> System.exit(GenerateCommand.run(rest(arguments), System.out));
            case LoadCommand.NAME -> System.exit(LoadCommand.run(rest(arguments), System.out));
            case LoadPostcodesCommand.NAME -> System.exit(LoadPostcodesCommand.run(rest(arguments), System.out));
            case TokenCommand.NAME -> System.exit(TokenCommand.run(rest(arguments), System.out));
            case RehearseCommand.NAME -> System.exit(RehearseCommand.run());
            case VerifyAuditCommand.NAME -> System.exit(VerifyAuditCommand.run(rest(arguments), System.out));
            default -> new SpringApplication(ServerConfiguration.class).run(arguments);
        }
    }

    private static String[] rest(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}
