package recto;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which package may know which: a package that is not named here, or an arrow that is not, fails the build. */
class PackageArrowsTest {

    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("language", Set.of()),
            entry("settings", Set.of("language")),
            entry("database", Set.of("settings")),
            entry("code", Set.of()),
            entry("site", Set.of("settings")),
            entry("http", Set.of()),
            entry("cache", Set.of("language", "settings", "http")),
            entry("web", Set.of("language", "settings", "database", "site", "http", "cache")),
            entry("address", Set.of("language", "http", "web")),
            entry("connections", Set.of("settings", "http", "cache", "web")),
            entry("image", Set.of()),
            entry("letters", Set.of()),
            entry("svg", Set.of("image")),
            entry("look", Set.of("language", "settings", "site", "http", "cache", "web", "image", "letters", "svg")),
            entry("media", Set.of("language", "database", "http", "web", "image", "svg")),
            entry("frontmatter", Set.of("language")),
            entry("header", Set.of("language", "frontmatter")),
            entry("defaults", Set.of("language", "frontmatter", "header")),
            entry("dialect", Set.of("language")),
            entry("math", Set.of()),
            entry("html", Set.of("language", "code")),
            entry("engine", Set.of("language", "dialect", "html")),
            entry("markdown", Set.of("language", "settings", "media", "dialect", "math", "html")),
            entry("article", Set.of("language", "database", "site", "http", "web", "address", "media")),
            entry("cover", Set.of("language", "site", "http", "web", "image", "letters", "media", "article")),
            entry("sharing", Set.of("language", "site", "http", "web", "look", "media", "article", "cover")),
            entry("redirects", Set.of("language", "database", "http", "web", "frontmatter")),
            entry("pages", Set.of("language", "database", "site", "http", "web", "image", "media", "article", "redirects")),
            entry("change", Set.of("database", "cache", "article", "pages")),
            entry("folder", Set.of("language", "settings", "database", "image", "frontmatter", "header", "defaults", "redirects")),
            entry("linked",
                    Set.of("language", "database", "http", "web", "address", "image", "media", "frontmatter", "header", "html",
                            "markdown", "folder")),
            entry("content",
                    Set.of("language", "site", "web", "address", "media", "frontmatter", "header", "html", "engine", "markdown",
                            "article", "redirects", "folder", "linked")),
            entry("indexing", Set.of("language", "database", "site", "header", "markdown", "article", "change", "folder", "content")),
            entry("remote", Set.of("settings", "database", "site", "image", "media", "folder", "linked")),
            entry("staging", Set.of("database", "frontmatter", "article", "folder", "linked", "content", "indexing")),
            entry("storing",
                    Set.of("language", "database", "media", "header", "markdown", "article", "change", "folder", "linked", "content",
                            "indexing", "staging")),
            entry("report", Set.of("frontmatter", "folder", "storing")),
            entry("imports",
                    Set.of("settings", "database", "site", "cache", "media", "frontmatter", "header", "article", "redirects", "change",
                            "folder", "linked", "content", "indexing", "remote", "staging", "storing", "report")),
            entry("search", Set.of("language", "database", "site", "http", "web", "look", "article")),
            entry("outbox", Set.of("database", "site", "web")),
            entry("feed",
                    Set.of("language", "settings", "database", "site", "http", "web", "image", "look", "media", "frontmatter", "engine",
                            "markdown", "article", "cover", "linked", "search", "outbox")),
            entry("publishing", Set.of("settings", "site", "http", "web", "article", "pages", "folder", "imports")),
            entry("live", Set.of("site", "cache")),
            entry("monitoring", Set.of("database", "site", "cache", "storing", "report", "imports", "publishing")),
            entry("markup", Set.of()),
            entry("convert", Set.of("language", "web", "frontmatter", "markup")),
            entry("export", Set.of("language", "database", "site", "media", "frontmatter", "header", "redirects", "folder", "content")),
            entry("moving", Set.of("language", "settings", "site", "address", "frontmatter", "header", "defaults", "folder", "content")),
            entry("command",
                    Set.of("settings", "site", "frontmatter", "folder", "content", "report", "imports", "publishing", "convert",
                            "export", "moving")));

    static final Set<String> PACKAGES = new TreeSet<>(ARROWS.keySet());

    private static JavaClasses program;

    @BeforeAll
    static void readTheProgram() {
        program = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("recto");
    }

    @Test
    void everyPackageHasItsArrows() {
        Set<String> found = new TreeSet<>();
        program.forEach(c -> found.add(c.getPackageName()));

        Set<String> known = new TreeSet<>(Set.of("recto"));
        PACKAGES.forEach(name -> known.add("recto." + name));
        assertEquals(known, found);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void aPackageKnowsOnlyThoseItsArrowsLeadTo(String name) {
        String[] allowed = Stream.concat(Stream.of(name), ARROWS.get(name).stream()).map(p -> "recto." + p + "..").toArray(String[]::new);

        classes().that().resideInAPackage("recto." + name + "..")
                .should().onlyDependOnClassesThat(not(resideInAPackage("recto..")).or(resideInAnyPackage(allowed)))
                .check(program);
    }

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching("recto.(*)..").should().beFreeOfCycles().check(program);
    }

    /** A class and what it builds may know each other; more than two classes that all lead to each other cannot be read one after the other. */
    @ParameterizedTest
    @FieldSource("PACKAGES")
    void noClassesOfOnePackageFormACircleOfMoreThanTwo(String name) {
        Map<String, Set<String>> uses = new TreeMap<>();
        program.stream().filter(c -> c.getPackageName().equals("recto." + name))
                .forEach(c -> uses.computeIfAbsent(outermost(c), key -> new TreeSet<>())
                        .addAll(c.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
                                .map(JavaClass::getBaseComponentType)
                                .filter(used -> used.getPackageName().equals("recto." + name)).map(PackageArrowsTest::outermost).toList()));
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(from -> reached.put(from, reach(from, uses)));

        Set<Set<String>> circles = new HashSet<>();
        reached.forEach((from, all) -> circles
                .add(all.stream().filter(other -> reached.get(other).contains(from)).collect(Collectors.toCollection(TreeSet::new))));
        circles.removeIf(circle -> circle.size() <= 2);
        assertEquals(Set.of(), circles);
    }

    /** A nested class belongs to the file that it stands in. */
    private static String outermost(JavaClass c) {
        return c.getName().replaceFirst("[$].*", "");
    }

    private static Set<String> reach(String from, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(uses.get(from));
        while (!next.isEmpty()) {
            String c = next.pop();
            if (reached.add(c)) {
                next.addAll(uses.getOrDefault(c, Set.of()));
            }
        }
        return reached;
    }
}
