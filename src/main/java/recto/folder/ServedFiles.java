package recto.folder;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Which files beside an article, other than pictures, readers may have: a document, an archive, a sound or a film, by its ending. */
public final class ServedFiles {

    static final String SETTING = "recto.content.files";
    static final String USUAL = "pdf,epub,zip,gz,tgz,txt,csv,json,ics,gpx,docx,xlsx,pptx,odt,ods,odp,"
            + "mp3,m4a,aac,ogg,oga,opus,flac,wav,mp4,m4v,webm,ogv,mov";

    /** A browser would run what is in them, with the rights of the site; or they are articles, hidden ones among them, or pictures. */
    private static final Set<String> NEVER = Set.of("html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl",
            "xslt", "js", "mjs", "css", "swf", "md", "markdown", "mdx", "mkd", "mdown");
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("pdf", "application/pdf"),
            Map.entry("epub", "application/epub+zip"), Map.entry("zip", "application/zip"), Map.entry("gz", "application/gzip"),
            Map.entry("tgz", "application/gzip"), Map.entry("txt", "text/plain;charset=UTF-8"),
            Map.entry("csv", "text/csv;charset=UTF-8"), Map.entry("json", "application/json"),
            Map.entry("ics", "text/calendar;charset=UTF-8"), Map.entry("gpx", "application/gpx+xml"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"), Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"), Map.entry("aac", "audio/aac"), Map.entry("ogg", "audio/ogg"), Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"), Map.entry("flac", "audio/flac"), Map.entry("wav", "audio/wav"), Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"), Map.entry("webm", "video/webm"), Map.entry("ogv", "video/ogg"),
            Map.entry("mov", "video/quicktime"));

    private final Set<String> endings = new LinkedHashSet<>();

    /** @param list of endings with commas between them @throws IllegalArgumentException for one that is none, or that is never served */
    ServedFiles(String list) {
        for (String written : list.split(",")) {
            String ending = written.strip().replaceFirst("^\\*?\\.", "").toLowerCase(Locale.ROOT);
            if (!ending.isEmpty() && (NEVER.contains(ending) || !ending.matches("[a-z0-9][a-z0-9_-]{0,19}"))) {
                throw new IllegalArgumentException(written);
            }
            endings.add(ending);
        }
        endings.remove("");
    }

    /** Read where it is asked for, as {@link Excluded} is, and for the same reason. */
    public static ServedFiles bySetting() {
        String list = ConfigProvider.getConfig().getOptionalValue(SETTING, String.class).orElse(USUAL);
        return new ServedFiles(list.equals("none") ? "" : list);
    }

    /** The media type of a file that is served; null for any other. Of one that Recto does not know, a browser makes a download. */
    public @Nullable String type(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot <= 0 || !endings.contains(ending) ? null : TYPES.getOrDefault(ending, "application/octet-stream");
    }

    /** Whether the file lies where engines keep what they serve as it is, so that it cannot be an article. */
    static boolean isOfTheRoot(String path) {
        return path.startsWith("static/") || path.startsWith("public/");
    }

    /** As the setting has it, in one order. */
    @Override
    public String toString() {
        return String.join(",", Stream.of(endings.toArray(new String[0])).sorted().toList());
    }
}
