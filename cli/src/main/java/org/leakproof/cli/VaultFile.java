package org.leakproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leakproof.contract.OperatorMistake;
import org.leakproof.contract.key.KeyFile;
import org.leakproof.contract.record.RunId;
import org.leakproof.publish.bag.TagFiles;
import org.leakproof.redact.vault.VaultReader;
import org.leakproof.redact.vault.VaultSecret;
import org.leakproof.redact.vault.VaultWriter;

/** The vault that a run was asked for.
 *
 *  @param passphrase in place of the project's key */
record VaultFile(Path file, Optional<VaultSecret> passphrase) {
    /** @return empty if none was asked for
     *  @throws OperatorMistake if it must not or cannot lie there */
    static Optional<VaultFile> asked(Path file, Path passphrase, Path release, List<Path> archives) {
        if (file == null) {
            if (passphrase != null) {
                throw new OperatorMistake("--vault-passphrase: no vault was asked for; name its file with --vault");
            }
            return Optional.empty();
        }
        boolean inBag = false;
        for (Path at = ReleaseFolderCheck.real(file).getParent(); at != null; at = at.getParent()) {
            inBag |= TagFiles.isBag(at);
        }
        if (inBag || ReleaseFolderCheck.isWithin(file, release)) {
            throw new OperatorMistake(
                    file + ": lies inside a release, and what is secret must not; name another file with --vault");
        }
        for (Path archive : archives) {
            if (ReleaseFolderCheck.isWithin(file, archive)) {
                throw new OperatorMistake(file
                        + ": lies inside the archive, which must stay as it is; name another file" + " with --vault");
            }
        }
        if (Files.exists(file) && !VaultReader.isVault(file)) {
            throw new OperatorMistake(file + ": exists and is no vault; nothing was changed; name another --vault");
        }
        return Optional.of(new VaultFile(file, Optional.ofNullable(passphrase).map(VaultFile::passphrase)));
    }

    /** The passphrase on the first line of a file. */
    static VaultSecret passphrase(Path file) {
        try {
            String line = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.length() < VaultSecret.SHORTEST_PASSPHRASE) {
                throw new OperatorMistake(file + ": a passphrase of " + line.length() + " characters; expected "
                        + VaultSecret.SHORTEST_PASSPHRASE + " or more on the first line");
            }
            return VaultSecret.of(line);
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": cannot be read (" + e.getClass().getSimpleName()
                            + "); expected a file with the passphrase on its first line",
                    e);
        }
    }

    /** Writes it, and notes in the work folder where it is.
     *
     *  @param filling false if it was stopped; then there is no vault
     *  @return what {@code filling} says */
    boolean write(KeyFile key, RunId run, WorkFolder work, Predicate<VaultWriter> filling) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            // noted first: whatever happens then, forgetting the run finds it
            Files.createDirectories(work.vaultNote(run).getParent());
            Files.writeString(work.vaultNote(run), absolute.toUri() + "\n");
        } catch (IOException e) {
            throw new OperatorMistake(
                    file + ": the vault cannot be written (" + e.getClass().getSimpleName() + "); name another file",
                    e);
        }
        try (VaultWriter writer = VaultWriter.create(file, passphrase.orElseGet(() -> VaultSecret.of(key)), run)) {
            if (!filling.test(writer)) {
                return false;
            }
            writer.finish();
            return true;
        }
    }

    /** Removes a run's vault if it lies in the work folder.
     *
     *  @return one that lies elsewhere and is still there */
    static Optional<Path> forget(RunId run, WorkFolder work) throws IOException {
        Path note = work.vaultNote(run);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        Path file = Path.of(java.net.URI.create(Files.readString(note).strip()));
        boolean ours = ReleaseFolderCheck.isWithin(file, work.root());
        if (ours && VaultReader.isVault(file)) {
            Files.delete(file);
        }
        Files.delete(note);
        return Optional.of(file).filter(Files::exists);
    }
}
