package recto;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import recto.cache.CacheConfig;
import recto.connections.HttpLimits;
import recto.database.DatabaseConfig;
import recto.feed.FeedConfig;
import recto.feed.IndexNowConfig;
import recto.feed.WebSubConfig;
import recto.folder.ContentConfig;
import recto.folder.ContentLimits;
import recto.folder.ExcludeConfig;
import recto.folder.FilesConfig;
import recto.folder.PictureRootsConfig;
import recto.imports.ImportConfig;
import recto.look.LogoFiles;
import recto.look.ThemeConfig;
import recto.markdown.MarkdownConfig;
import recto.publishing.HooksConfig;
import recto.publishing.PreviewConfig;
import recto.remote.RemoteConfig;
import recto.settings.Setting;
import recto.settings.Settings;
import recto.site.SiteConfig;
import recto.web.CdnConfig;
import recto.web.LogConfig;
import recto.web.SecurityConfig;

/** All settings of Recto, each with the rule of its room, and the few that the program itself reads. */
class RectoSettings {

    private static final Logger LOG = Logger.getLogger(RectoSettings.class);

    static final String DATA_DIR = "recto.data.dir";

    /** Settings of Quarkus that Recto checks too: Quarkus complains about a wrong one late and with a stack trace. */
    private static final List<Setting> OF_QUARKUS = List.of(
            new Setting(ListeningPort.OF_THE_SITE, value -> Setting.isBetween(0, 65_535, value), "a port, such as 8080"),
            new Setting(ListeningPort.OF_MANAGEMENT, value -> Setting.isBetween(0, 65_535, value), "a port, such as 9000"),
            new Setting(Recto.JDBC_URL, DatabaseConfig::isPostgres,
                    "the address of a PostgreSQL database, such as jdbc:postgresql://localhost:5432/recto"));

    static final List<Setting> ALL = Stream
            .of(SiteConfig.SETTINGS, ContentConfig.SETTINGS, ExcludeConfig.SETTINGS, FilesConfig.SETTINGS, PictureRootsConfig.SETTINGS,
                    ThemeConfig.SETTINGS, LogoFiles.SETTINGS,
                    List.of(Setting.folder(DATA_DIR)), DatabaseConfig.SETTINGS, ContentLimits.SETTINGS, ImportConfig.SETTINGS,
                    MarkdownConfig.SETTINGS, RemoteConfig.SETTINGS, FeedConfig.SETTINGS, WebSubConfig.SETTINGS,
                    IndexNowConfig.SETTINGS, CdnConfig.SETTINGS, HooksConfig.SETTINGS, PreviewConfig.SETTINGS, CacheConfig.SETTINGS,
                    HttpLimits.SETTINGS, SecurityConfig.SETTINGS, LogConfig.SETTINGS, OF_QUARKUS)
            .flatMap(List::stream).toList();

    /** @throws recto.settings.WrongSettingException that names every wrong setting */
    static void check(Config config) {
        Settings.check(config, ALL);
    }

    /** Looks once more, with every source of configuration that Quarkus knows. */
    void checkAtStart(@Observes @Priority(1) StartupEvent start, Config config) {
        check(config);
        Settings.unknownVariables(config, ALL).forEach(LOG::warn);
    }
}
