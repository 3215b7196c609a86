package recto;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.settings.Setting;
import recto.settings.Settings;
import recto.settings.WrongSettingException;

class RectoSettingsTest {

    @Test
    void nothingNeedsToBeSet() {
        assertDoesNotThrow(() -> RectoSettings.check(config(Map.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "recto.site.url             | https://example.org",
            "recto.site.url             | http://localhost:8080",
            "recto.site.language        | de",
            "recto.site.language        | pt-BR",
            "recto.site.time-zone       | Europe/Vienna",
            "recto.site.time-zone       | +02:00",
            "recto.site.permalink       | /{year}/{month}/{slug}", "recto.site.permalink | /{folder}/{name}.html",
            "recto.site.permalinks      | notes /n/{slug}, Blog/old essays /{year}/{slug}",
            "recto.site.page-size       | 200",
            "recto.site.accent          | #A21",
            "recto.site.accent          | #a8231a",
            "recto.site.logo            | content/articles/nine-parts.png",
            "recto.site.menu            | /about, articles, Tags",
            "recto.site.menu            | Writing /, The shop https://shop.example.org, /über, pages",
            "recto.site.links           | Mastodon https://example.social/@ada, Code https://code.example.org/ada me, mailto:me@example.org",
            "recto.site.links           | Imprint /about#imprint, Contact me /contact, Call tel:+431234, https://example.org",
            "recto.theme.dir            | src",
            "recto.content.exclude      | notes, *.{draft,old}.md, /old/**",
            "recto.preview.secret       | sixteen letters..",
            "recto.import.at-start      | False",
            "recto.import.every         | 0s",
            "recto.import.every         | 90",
            "recto.import.every         | PT1H30M",
            "recto.import.max-file-size | 500K",
            "recto.feed.content         | Summary",
            "recto.feed.size            | 200",
            "recto.websub.hub           | https://hub.example.org/?x=1",
            "recto.indexnow.key         | 0123-abcd",
            "recto.cache.max-bytes      | 0",
            "recto.cache.max-bytes      | 1g"})
    void whatIsAllowedIsTaken(String name, String value) {
        assertDoesNotThrow(() -> RectoSettings.check(config(Map.of(name, value))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "recto.site.title                | ''                          | some text",
            "recto.site.url                  | foo                         | https://example.org",
            "recto.site.url                  | ftp://example.org           | https://example.org",
            "recto.site.url                  | https://example.org/        | no slash at the end",
            "recto.site.url                  | https://example.org/blog    | no path",
            "recto.site.url                  | https://me:you@example.org  | https://example.org",
            "recto.site.url                  | https://ex ample.org        | https://example.org",
            "recto.site.url                  | mailto:me@example.org       | https://example.org",
            "recto.site.language             | English!                    | en or pt-BR",
            "recto.site.time-zone            | Mars                        | Europe/Vienna",
            "recto.feed.content              | all                         | full or summary",
            "recto.feed.size                 | 0                           | from 1 to 200",
            "recto.feed.size                 | 201                         | from 1 to 200",
            "recto.websub.hub                | hub.example.org             | https://hub.example.org/",
            "recto.content.exclude           | a[                          | patterns such as notes",
            "recto.preview.secret            | too short                   | at least 16 characters",
            "recto.hooks.secret              | too short                   | at least 16 characters",
            "recto.hooks.pull                | please                      | true or false",
            "recto.indexnow.key              | short                       | 8 to 128",
            "recto.indexnow.key              | with/a/slash                | 8 to 128",
            "recto.indexnow.endpoint         | ftp://example.org           | https://api.indexnow.org/indexnow",
            "recto.site.permalink            | /{year}                     | {slug}",
            "recto.site.permalink            | {slug}                      | /{year}/{slug}",
            "recto.site.permalink            | /{tag}/{slug}               | /{year}/{slug}",
            "recto.site.permalinks           | /{year}/{slug}              | such as notes /n/{slug}, essays /{year}/{slug}; recto.site.permalink has",
            "recto.site.permalinks           | notes /n/{year}             | a folder below the content folder",
            "recto.site.permalinks           | notes /n/{slug} /a/{slug}   | a folder below the content folder",
            "recto.site.permalinks           | notes /n/{slug}, essays     | a folder below the content folder",
            "recto.site.permalinks           | notes /n/{slug},Notes /{slug} | a folder below the content folder",
            "recto.site.page-size            | 0                           | from 1 to 200",
            "recto.site.page-size            | 201                         | from 1 to 200",
            "recto.site.page-size            | x                           | from 1 to 200",
            "recto.site.accent               | red                         | #a8231a",
            "recto.site.accent               | #a8231                      | #a8231a",
            "recto.site.logo                 | no/such.svg                 | a picture that is there",
            "recto.site.logo                 | content                     | a picture that is there",
            "recto.site.logo                 | README.md                   | an SVG, PNG",
            "recto.site.logo                 | https://example.org/a.svg   | the path of a picture",
            "recto.site.menu                 | artciles                    | articles, tags, authors, archive, series, feeds, search and pages",
            "recto.site.menu                 | articles, about             | the path of a page such as /about",
            "recto.site.menu                 | articles,, tags             | with commas between",
            "recto.site.menu                 | //example.org               | the path of a page such as /about",
            "recto.site.links                | Mastodon @ada@example.social | a name and an address such as Mastodon https://example.social/@ada",
            "recto.site.links                | Mastodon                    | a name and an address",
            "recto.site.links                | Me https://                 | a name and an address",
            "recto.site.links                | Run javascript:alert(1)     | a name and an address",
            "recto.site.links                | Mail mailto:ada             | a name and an address",
            "recto.site.links                | Sale /50%                   | a name and an address",
            "recto.content.dir               | ''                          | a folder",
            "recto.theme.dir                 | no/such/folder              | a folder that is there",
            "recto.theme.dir                 | pom.xml                     | a folder that is there",
            "recto.theme.edit                | often                       | true or false",
            "recto.import.at-start           | maybe                       | true or false",
            "recto.import.every              | soon                        | 10s",
            "recto.import.every              | -5s                         | 10s",
            "recto.import.max-file-size      | 0                           | 5M",
            "recto.import.max-file-size      | 5 MB                        | 5M",
            "recto.import.allow-mass-removal | ja                          | true or false",
            "recto.cache.max-bytes           | lots                        | 64M",
            "recto.cache.max-bytes           | 9999999999999999999G        | 64M",
            "recto.database.wait             | a while                     | 30s",
            "recto.database.replica          | replica:5432                | jdbc:postgresql://replica:5432/recto",
            "quarkus.http.port               | 99999                       | 8080",
            "quarkus.datasource.jdbc.url     | jdbc:mysql://localhost/x    | jdbc:postgresql://",
            "quarkus.datasource.jdbc.url     | jdbc:postgresql://h:x/recto | jdbc:postgresql://",
            "quarkus.datasource.jdbc.url     | postgres://localhost/recto  | jdbc:postgresql://",
            "quarkus.datasource.jdbc.url     | mysql://localhost           | jdbc:postgresql://"})
    void aWrongOneIsNamedWithItsValueAndWhatIsAllowed(String name, String value, String allowed) {
        String message = assertThrows(WrongSettingException.class, () -> RectoSettings.check(config(Map.of(name, value)))).getMessage();

        assertThat(message, containsString("%s is '%s'; it must be ".formatted(name, value)));
        assertThat(message, containsString(allowed));
        assertEquals(1, message.lines().count());
    }

    @Test
    void allThatAreWrongAreNamedAtOnce() {
        String message = assertThrows(WrongSettingException.class,
                () -> RectoSettings.check(config(Map.of("recto.site.page-size", "x", "recto.site.time-zone", "Mars")))).getMessage();

        assertThat(message, containsString("recto.site.page-size is 'x'"));
        assertThat(message, containsString("recto.site.time-zone is 'Mars'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "recto.site.titel     | did you mean recto.site.title?",
            "recto.site.page_size | did you mean recto.site.page-size?",
            "recto.site.timezone  | did you mean recto.site.time-zone?",
            "recto.feeds.size     | did you mean recto.feed.size?",
            "recto.site.colour    | the README lists them all",
            "recto.db-password    | the README lists them all"})
    void aPropertyThatIsNoSettingStopsTheStartAndIsNamedWithWhatItMayHaveMeant(String name, String hint) {
        String message = assertThrows(WrongSettingException.class, () -> RectoSettings.check(config(Map.of(name, "20")))).getMessage();

        assertEquals("Wrong setting: %s is not a setting of Recto; %s".formatted(name, hint), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "RECTO_SITE_TITEL    | did you mean RECTO_SITE_TITLE?",
            "RECTO_SITE_TIMEZONE | did you mean RECTO_SITE_TIME_ZONE?",
            "RECTO_STIE_TITLE    | did you mean RECTO_SITE_TITLE?",
            "RECTO_SITE_COLOUR   | the README lists them all"})
    void aVariableThatSeemsToBeASettingIsNamedAndStopsNothing(String name, String hint) {
        Config config = environment(name);

        assertEquals(List.of("%s is not a setting of Recto; %s".formatted(name, hint)),
                Settings.unknownVariables(config, RectoSettings.ALL));
        assertDoesNotThrow(() -> RectoSettings.check(config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECTO_DOCKERFILE", "RECTO_DB_PASSWORD", "RECTO_SERVICE_HOST", "RECTO_PORT", "RECTO_PORT_8080_TCP_ADDR"})
    void aVariableOfDockerOrKubernetesIsLeftAlone(String name) {
        assertEquals(List.of(), Settings.unknownVariables(environment(name), RectoSettings.ALL));
        assertDoesNotThrow(() -> RectoSettings.check(environment(name)));
    }

    @Test
    void everySettingIsKnownByItsVariable() {
        for (Setting setting : RectoSettings.ALL) {
            String variable = setting.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            assertEquals(List.of(), Settings.unknownVariables(environment(variable), RectoSettings.ALL));
        }
    }

    @Test
    void everyMethodOfASettingsInterfaceHasItsRuleAndEveryRuleItsMethod() {
        Set<String> read = new TreeSet<>(
                Set.of(RectoSettings.DATA_DIR, "quarkus.http.port", "quarkus.management.port", "quarkus.datasource.jdbc.url"));
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("recto").stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class)).map(JavaClass::reflect)
                .forEach(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().forEach(read::add));

        assertEquals(read, new TreeSet<>(RectoSettings.ALL.stream().map(Setting::name).toList()));
        assertEquals(read.size(), RectoSettings.ALL.size());
    }

    private static Config environment(String name) {
        return new SmallRyeConfigBuilder().withSources(new EnvConfigSource(Map.of(name, "20"), 300)).build();
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 100)).build();
    }
}
