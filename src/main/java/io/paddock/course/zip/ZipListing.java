package io.paddock.course.zip;

import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What a zip says that is in it: the files to be unpacked, below the course's own folder, and what forbids it. */
final class ZipListing {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final int LONGEST_NAME_BYTES = 200;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int SYMLINK = 0120000;
    /** What computers leave in folders by themselves. */
    private static final Set<String> LITTER = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");

    private final ZipLimits limits;
    private final List<ContentProblem> problems = new ArrayList<>();
    private final List<ZipItem> items = new ArrayList<>();
    /** Paths of files and folders, as a computer that tells no small letters from capitals sees them. */
    private final Map<String, String> taken = new HashMap<>();

    private final Set<String> files = new java.util.HashSet<>();

    private ZipListing(ZipLimits limits) {
        this.limits = limits;
    }

    /** @param zip what the zip itself is called */
    static List<ZipItem> read(String zip, List<ZipArchiveEntry> entries, ZipLimits limits) throws BrokenZip {
        if (entries.isEmpty()) {
            throw new BrokenZip(zip, Message.of("course.zip.empty"));
        }
        if (entries.size() > limits.entries()) {
            throw new BrokenZip(zip, Message.of("course.zip.too-many", entries.size(), limits.entries()));
        }
        var listing = new ZipListing(limits);
        var names = NameDecoding.of(entries);
        for (var entry : entries) {
            names.name(entry)
                    .ifPresentOrElse(
                            name -> listing.add(name, entry),
                            () -> listing.broken(entry.getName(), "course.zip.name-encoding"));
        }
        if (!listing.problems.isEmpty()) {
            throw new BrokenZip(listing.problems);
        }
        return listing.belowTheCourse(zip);
    }

    private void add(String name, ZipArchiveEntry entry) {
        var slashes = name.replace('\\', '/');
        if (slashes.startsWith("/") || DRIVE.matcher(slashes).matches()) {
            broken(name, "course.zip.absolute");
            return;
        }
        var parts = new ArrayList<String>();
        for (var part : slashes.split("/")) {
            if (part.equals("..")) {
                broken(name, "course.zip.climbs");
                return;
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() || parts.stream().anyMatch(ZipListing::isLitter)) {
            return;
        }
        if (isFit(name, parts, entry) && isFree(name, parts, entry.isDirectory()) && !entry.isDirectory()) {
            items.add(new ZipItem(String.join("/", parts), entry));
        }
    }

    private static boolean isLitter(String part) {
        return part.startsWith(".") || LITTER.contains(part);
    }

    private boolean isFit(String name, List<String> parts, ZipArchiveEntry entry) {
        var type = entry.getUnixMode() & TYPE;
        if (type == SYMLINK) {
            return broken(name, "course.zip.link");
        }
        if (type != 0 && type != REGULAR && !entry.isDirectory()) {
            return broken(name, "course.zip.special");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return broken(name, "course.zip.encrypted");
        }
        if (parts.stream().anyMatch(ZipListing::isUnsayable)) {
            return broken(name, "course.zip.name-characters");
        }
        if (parts.stream().anyMatch(part -> part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES)) {
            return broken(name, "course.zip.name-long", LONGEST_NAME_BYTES);
        }
        return parts.size() <= limits.depth() || broken(name, "course.zip.too-deep", limits.depth());
    }

    private static boolean isUnsayable(String part) {
        return part.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
    }

    /** Whether no other file or folder has this name, nor one that some computers take for the same. */
    private boolean isFree(String name, List<String> parts, boolean folder) {
        var path = "";
        for (var at = 0; at < parts.size(); at++) {
            path = path.isEmpty() ? parts.get(at) : path + "/" + parts.get(at);
            var isFile = at == parts.size() - 1 && !folder;
            var folded = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            var other = taken.putIfAbsent(folded, path);
            if (other != null && !other.equals(path)) {
                return broken(name, "course.zip.case", other);
            }
            if (other != null && (isFile || files.contains(path))) {
                return broken(name, "course.zip.twice");
            }
            if (isFile) {
                files.add(path);
            }
        }
        return true;
    }

    private boolean broken(String name, String key, Object... arguments) {
        problems.add(new ContentProblem(shown(name), 0, Message.of(key, arguments)));
        return false;
    }

    /** A name that can be shown, whatever it is. */
    private static String shown(String name) {
        var sayable = name.replaceAll("\\p{Cntrl}", "\uFFFD");
        return sayable.length() <= 120 ? sayable : sayable.substring(0, 119) + "…";
    }

    /** Many pack the course's folder, not what is in it. */
    private List<ZipItem> belowTheCourse(String zip) throws BrokenZip {
        if (files.contains("course.yaml")) {
            return items;
        }
        var tops = items.stream()
                .map(item -> item.path().substring(0, item.path().indexOf('/') + 1))
                .distinct()
                .toList();
        if (tops.size() == 1 && files.contains(tops.getFirst() + "course.yaml")) {
            var length = tops.getFirst().length();
            return items.stream()
                    .map(item -> new ZipItem(item.path().substring(length), item.entry()))
                    .toList();
        }
        throw new BrokenZip(zip, Message.of("course.zip.no-course"));
    }
}
