package org.leakproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.leakproof.contract.record.ArchiveEvent.RunRegistered;
import org.leakproof.ingest.extract.Confinement;
import org.leakproof.publish.books.Books;
import org.leakproof.publish.release.InsideNotes;
import org.leakproof.publish.release.ReleaseResult;

/** What a person reads at the end of a run. */
record Summary(
        ReleaseResult result,
        RunRegistered run,
        Path out,
        Path work,
        Optional<Path> vault,
        boolean approved,
        Confinement confinement) {
    ExitCode print(PrintWriter console) {
        Books books = result.books();
        console.println(
                switch (result.outcome()) {
                    case WRITTEN -> "Release: " + out + status();
                    case UNCHANGED -> "Nothing changed: " + out + " is this run's release already" + status();
                    case UNBALANCED -> "No release: the books do not balance.";
                });
        console.println();
        console.printf(Locale.ROOT, "%-12s %12s %12s %12s%n", "", "entries", "messages", "attachments");
        row(
                console,
                "found",
                books.entries().found(),
                books.messages().found(),
                books.attachments().found());
        row(
                console,
                "published",
                books.entries().published(),
                books.messages().published(),
                books.attachments().published());
        row(
                console,
                "held",
                books.entries().held(),
                books.messages().held(),
                books.attachments().held());
        row(
                console,
                "duplicate",
                books.entries().duplicate(),
                books.messages().duplicate(),
                books.attachments().duplicate());
        row(
                console,
                "withheld",
                books.entries().withheld(),
                books.messages().withheld(),
                books.attachments().withheld());
        console.println();
        if (!books.balanced()) {
            books.discrepancies().forEach(line -> console.println("  " + line));
            console.println("This is our fault. The run " + run.run() + " stays in " + work + ".");
            return ExitCode.UNBALANCED;
        }
        console.println("The books balance: every id that was found has its outcome.");
        for (Books.HeldCount held : books.held()) {
            console.printf(
                    Locale.ROOT,
                    "  held: %,d %s, %s%s%n",
                    held.count(),
                    items(held),
                    held.reason(),
                    held.stage()
                            .map(stage -> " (" + stage.name().toLowerCase(Locale.ROOT) + ")")
                            .orElse(""));
        }
        console.println("Confinement of the processes that read documents: " + confinement.description() + ".");
        if (hasDecisionsWithoutEffect()) {
            console.println("Some decisions have no effect: see " + out + ".inside/" + InsideNotes.FILE);
        }
        console.println(
                "Secret data stays in " + work + " (key, topics, spool)" + (vault.isPresent() ? ", in " : " and in ")
                        + out + ".inside"
                        + vault.map(file -> " and in " + file + " (the vault: what each label stands for)")
                                .orElse("") + ";");
        console.println("when it is no longer needed: leakproof forget " + run.run()
                + (work.toString().equals("leakproof-work") ? "" : " --work " + work));
        return heldAny(books) ? ExitCode.HELD : ExitCode.COMPLETE;
    }

    private static String items(Books.HeldCount held) {
        return switch (held.item()) {
            case ENTRY -> held.count() == 1 ? "entry" : "entries";
            case MESSAGE -> held.count() == 1 ? "message" : "messages";
            case ATTACHMENT -> held.count() == 1 ? "attachment" : "attachments";
        };
    }

    private String status() {
        if (!run.approvable()) {
            return "  (INSIDE: not redacted, must not leave the building)";
        }
        return approved ? "  (APPROVED)" : "  (DRAFT; to let it out: leakproof approve " + out + ")";
    }

    private boolean hasDecisionsWithoutEffect() {
        try {
            return Files.size(Path.of(out + ".inside", InsideNotes.FILE)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean heldAny(Books books) {
        return books.entries().held()
                        + books.messages().held()
                        + books.attachments().held()
                > 0;
    }

    private static void row(PrintWriter console, String name, long entries, long messages, long attachments) {
        console.printf(Locale.ROOT, "%-12s %,12d %,12d %,12d%n", name, entries, messages, attachments);
    }
}
