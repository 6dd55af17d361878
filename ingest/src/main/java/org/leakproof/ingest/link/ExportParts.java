package org.leakproof.ingest.link;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leakproof.ingest.walk.ContainerKind;
import org.leakproof.ingest.walk.Entry;

/** Exports that came in several files, as platforms cut them: containers, or folders made of them, that lie side by side and
 *  whose names differ in nothing but the number of the part. Their paths go on from one to the other. Not thread-safe. */
public final class ExportParts {
    /** Containers that are remembered; of more, files are looked for within each only. */
    private static final int MOST = 100_000;

    private static final Pattern ENDING =
            Pattern.compile("(?i)(\\.(zip|7z|tar|tgz|tbz2?|txz|tar\\.(gz|bz2|xz|zst)|gz|bz2|xz|zst))$");

    /** How parts are named, in whatever they come; the group is the export's name.
     *  Google: takeout-20240131T081500Z-001, or -3-001 with the number of a batch, and Drive's name-20240131T081500Z-001.
     *  Meta: facebook-name-2024-01-31-Ab3dE9xY with another last word for each part; earlier name_20200131_part_2. */
    private static final List<Pattern> SURE = List.of(
            Pattern.compile("(.*[0-9]{8}T[0-9]{6}Z)(?:-[0-9]{1,4}){1,2}"),
            Pattern.compile("((?:facebook|instagram|threads|meta)-.+-[0-9]{4}-[0-9]{2}-[0-9]{2})-[A-Za-z0-9]{6,16}"),
            Pattern.compile("(?i)(.+?)[-_. ]*\\(?(?:part|pt|teil|partie|parte|vol)[-_. ]?[0-9]{1,4}\\)?"));

    /** The same for containers only, since folders are numbered for other reasons too: "2 of 5", and a number behind the day
     *  of the export. A number alone tells nothing: chat_001 and chat_002 may hold other files under the same names. */
    private static final List<Pattern> OF_CONTAINERS = List.of(
            Pattern.compile("(?i)(.+?)[-_. ]+\\(?[0-9]{1,4}[-_ ]?(?:of|von|de|из)[-_ ]?[0-9]{1,4}\\)?"),
            Pattern.compile("(.*[0-9]{4}-?[0-9]{2}-?[0-9]{2}.*?)[-_.][0-9]{1,3}"));

    private final Map<Integer, Part> containers = new HashMap<>();

    ExportParts() {}

    /** A container that may be a part.
     *
     *  @param scope of the container that holds it
     *  @param name the export's, with the folders above it */
    private record Part(int scope, String name) {}

    /** A place in all parts of an export together.
     *
     *  @param scope that no container has */
    record Place(int scope, String path) {
        @Override
        public String toString() {
            return "Place[" + scope + ", " + path.length() + " chars]";
        }
    }

    /** Remembers a container before its entries come. */
    void container(Entry entry) {
        if (containers.size() >= MOST) {
            return;
        }
        int scope = scope(entry.parent());
        // a tar in a compressed file is that file's one entry: the same part, whatever it is called
        Optional<Part> around =
                entry.container().filter(ContainerKind.TAR::equals).isPresent()
                        ? Optional.ofNullable(containers.get(scope))
                        : Optional.empty();
        around.or(() -> ExportPath.normalised(entry.name().display())
                        .flatMap(ExportParts::exportOf)
                        .map(name -> new Part(scope, name)))
                .ifPresent(part -> containers.put(entry.ordinal(), part));
    }

    /** Where a path of a container lies in the whole export; empty if that is not in parts, or if the path names no folder,
     *  since a bare name is some other file's in the next part.
     *
     *  @param scope ordinal of the container, -1 on disk */
    Optional<Place> place(int scope, String path) {
        Part part = containers.get(scope);
        if (part != null) {
            return path.indexOf('/') < 0
                    ? Optional.empty()
                    : Optional.of(new Place(common(part.scope), part.name + "/" + path));
        }
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String rest = path.substring(end);
            Optional<String> export =
                    rest.indexOf('/', 1) < 0 ? Optional.empty() : export(path.substring(0, end), SURE);
            if (export.isPresent()) {
                return Optional.of(new Place(common(scope), export.get() + rest));
            }
        }
        return Optional.empty();
    }

    /** The export that a container is a part of, by its name.
     *
     *  @param path of the container, with slashes
     *  @return the same for all its parts; empty if it is called like no part */
    public static Optional<String> exportOf(String path) {
        String name = ENDING.matcher(path).replaceFirst("");
        return export(name, SURE).or(() -> export(name, OF_CONTAINERS));
    }

    /** The path without the number of the part at its end. */
    private static Optional<String> export(String path, List<Pattern> patterns) {
        String folder = ExportPath.folder(path);
        String name = folder.isEmpty() ? path : path.substring(folder.length() + 1);
        if (name.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                String export = matcher.group(1).toLowerCase(Locale.ROOT);
                return Optional.of(folder.isEmpty() ? export : folder + "/" + export);
            }
        }
        return Optional.empty();
    }

    /** Names count within one container. */
    static int scope(OptionalInt parent) {
        return parent.orElse(-1);
    }

    /** Below all ordinals, and another one for each. */
    private static int common(int scope) {
        return -scope - 3;
    }
}
