package org.leakproof.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.leakproof.contract.OperatorMistake;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The one command. */
@Command(
        name = "leakproof",
        mixinStandardHelpOptions = true,
        versionProvider = Program.class,
        header = "Turns an archive of leaked messages into a release that can be published.",
        footer = {
            "",
            "Begin with:  leakproof run examples/harbour.mbox --policy examples/newsroom.yaml --out release",
            "",
            "Exit codes: 0 complete, 1 our fault, 2 something you can mend, 3 out of memory, 4 the books do not"
                    + " balance, 5 something is held, 6 two policies differ, 130 stopped.",
        })
final class Leakproof implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            WatchCommand.class,
            InspectCommand.class,
            FormatsCommand.class,
            StatusCommand.class,
            ApproveCommand.class,
            VerifyCommand.class,
            OpenCommand.class,
            ForgetCommand.class,
            PolicyCommand.class,
            DetectCommand.class,
            RiskCommand.class,
            VaultCommand.class,
            KeyCommand.class,
            KeysCommand.class,
            BrokerCommand.class,
            IngestCommand.class,
            RedactCommand.class,
            PublishCommand.class);

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** The command line as a function: the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Leakproof());
        commands(arguments).forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Leakproof::mistaken);
        line.setExecutionExceptionHandler(Leakproof::failed);
        return line.execute(arguments);
    }

    /** Only the one that is named first, if one is: to look at all of them takes a tenth of a second. */
    private static List<Class<?>> commands(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        return COMMANDS.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(first))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.COMPLETE.number();
    }

    private static int mistaken(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("leakproof: " + e.getMessage().lines().findFirst().orElse("cannot be understood") + "; see "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.MISTAKE.number();
    }

    /** An operator's mistake is said in its own words; anything else is our fault and goes to the log as a class and a place,
     *  since its words may quote what stands in an archive. */
    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof OperatorMistake) {
            e.getMessage().lines().forEach(l -> err.println("leakproof: " + l));
            return ExitCode.MISTAKE.number();
        }
        Faults.log(LoggerFactory.getLogger(Leakproof.class), e);
        err.println("leakproof: our fault: " + e.getClass().getSimpleName() + " at " + Faults.place(e)
                + "; the log in the work folder says more; nothing is lost, the same command goes on");
        return ExitCode.FAULT.number();
    }
}
