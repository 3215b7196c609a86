package recto.look;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import recto.look.Theme.ThemeFile;
import recto.settings.Setting;
import recto.site.SiteConfig;

/**
 * The files of the logo: the one that {@code recto.site.logo} names, else {@code assets/logo.svg} of the theme, or one of that name and another
 * type. A file with the same name and "-dark" at its end is for dark pages.
 */
@Singleton
public class LogoFiles {

    public static final List<Setting> SETTINGS = List.of(new Setting("recto.site.logo", LogoFiles::isLogo,
            "the path of a picture that is there, an SVG, PNG, WebP, AVIF, JPEG or GIF of 1 MB at most"));

    private static final Logger LOG = Logger.getLogger(LogoFiles.class);
    private static final String NAME = "logo";
    private static final String DARK = "-dark";
    /** The first one that a theme has counts. */
    private static final List<String> TYPES = List.of("svg", "png", "webp", "avif", "jpg", "jpeg", "gif");
    private static final long MAX_BYTES = 1 << 20;

    private final ThemeFolder folder;
    /** The files that the setting names, by their path below /assets/. */
    private final Map<String, byte[]> ofSetting;
    private volatile @Nullable Found found;

    private record Found(Theme theme, @Nullable Logo logo) {}

    LogoFiles(ThemeFolder folder, SiteConfig site) throws IOException {
        this.folder = folder;
        this.ofSetting = site.logo().isPresent() ? read(site.logo().get()) : Map.of();
    }

    /** The variable {@code logo} of every template; null for a site without one. */
    @TemplateGlobal(name = "logo")
    static @Nullable Logo ofTheSite() {
        return Arc.container().instance(LogoFiles.class).get().logo();
    }

    private static boolean isLogo(String setting) {
        Path file = Path.of(setting);
        try {
            return TYPES.contains(type(file)) && Files.size(file) <= MAX_BYTES && Logo.of(setting, null, Files.readAllBytes(file)) != null;
        } catch (IOException notThereOrNoPicture) {
            return false;
        }
    }

    private static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        files.put(NAME + "." + type(file), Files.readAllBytes(file));
        Path dark = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.(?=[^.]+$)", DARK + "."));
        if (Files.isRegularFile(dark)) {
            files.put(NAME + DARK + "." + type(file), Files.readAllBytes(dark));
        }
        return files;
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The file that the setting names. @param path below /assets/; empty where another file is meant */
    Optional<byte[]> find(String path) {
        return Optional.ofNullable(ofSetting.get(path));
    }

    /** Null for a site without a logo. */
    public @Nullable Logo logo() {
        Found present = found;
        Theme theme = folder.theme();
        if (present == null || present.theme != theme) {
            present = new Found(theme, look(theme));
            found = present;
        }
        return present.logo;
    }

    private @Nullable Logo look(Theme theme) {
        String name = named(NAME, theme);
        String dark = named(NAME + DARK, theme);
        if (name == null) {
            return null;
        }
        try {
            Optional<byte[]> own = find(name);
            Optional<ThemeFile> ofTheme = theme.asset(name);
            byte[] picture = own.isPresent() ? own.get() : ofTheme.orElseThrow().read();
            return Logo.of("/assets/" + name, dark == null ? null : "/assets/" + dark, picture);
        } catch (IOException e) {
            LOG.warnf("The theme's assets/%s is not used as the logo: %s", name, e.getMessage());
            return null;
        }
    }

    /** The name of the file with this name and any type; null where there is none. */
    private @Nullable String named(String name, Theme theme) {
        return TYPES.stream().map(type -> name + "." + type)
                .filter(file -> ofSetting.isEmpty() ? theme.asset(file).isPresent() : ofSetting.containsKey(file)).findFirst().orElse(null);
    }
}
