package org.footbridge;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The usage of the command line. A word that is not understood starts no server. */
final class Usage {
    static final int SHOWN = 0;
    static final int NOT_UNDERSTOOD = 2;

    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final Set<String> COMMANDS = Set.of(
            AccessCommand.NAME,
            CheckCommand.NAME,
            GenerateCommand.NAME,
            LoadCommand.NAME,
            LoadPostcodesCommand.NAME,
            RehearseCommand.NAME,
            TokenCommand.NAME,
            VerifyAuditCommand.NAME);

    private static final String TEXT = """
        Usage: footbridge [COMMAND] [--SETTING=VALUE ...]

        Without a command it starts the server, which answers at http://localhost:8080/fhir.

          access --as WHO --may VERB RESOURCE
                                  says whether the access policy allows a party to do something, and why
          check                   compares what is stored with its index
          generate --people=N --seed=N --to=FILE
                                  writes a synthetic population as FHIR transactions
          load-codes PATH         loads a code system (SNOMED CT, LOINC, FHIR) from a directory, archive or file
          load-postcodes PATH     loads the postcodes of the ONS Postcode Directory or of OS Code-Point Open
          token --as=ACCOUNT      writes an access token for a trial, such as --as=link-worker
          rehearse                makes the archive of classes that shortens the start
          verify-audit            verifies that nobody has tampered with the audit log
          --help, -h              shows this text

        Settings, such as --server.port=9090 and --footbridge.data-dir=/var/lib/footbridge: docs/configuration.md
        """;

    private Usage() {}

    /** The exit code if the arguments ask for help or are not understood, after writing so; empty if they can be followed. */
    static Optional<Integer> of(String[] arguments, PrintStream out, PrintStream err) {
        List<String> words = Stream.of(arguments).toList();
        if (words.stream().anyMatch(HELP::contains)) {
            out.print(TEXT);
            return Optional.of(SHOWN);
        }
        String command = words.isEmpty() ? "" : words.get(0);
        boolean paths = Set.of(LoadCommand.NAME, LoadPostcodesCommand.NAME, AccessCommand.NAME)
                .contains(command);
        return words.stream()
                .skip(COMMANDS.contains(command) ? 1 : 0)
                .filter(word -> !word.startsWith("--") && !paths)
                .findFirst()
                .map(unknown -> {
                    err.println("'" + unknown + "' is no command of footbridge.");
                    err.println();
                    err.print(TEXT);
                    return NOT_UNDERSTOOD;
                });
    }
}
