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
            entry("redirects", Set.of("frontmatter", "web", "language", "database")),
            entry("address", Set.of("web", "language")),
            entry("site", Set.of("settings", "language")),
            entry("web", Set.of("settings", "site", "language", "database")),
            entry("connections", Set.of("settings", "web")),
            entry("look", Set.of("letters", "svg", "image", "settings", "site", "web", "language")),
            entry("image", Set.of()),
            entry("letters", Set.of()),
            entry("svg", Set.of("image")),
            entry("media", Set.of("svg", "image", "web", "language", "database")),
            entry("frontmatter", Set.of("language")),
            entry("header", Set.of("frontmatter", "language")),
            entry("dialect", Set.of()),
            entry("math", Set.of()),
            entry("engine", Set.of("dialect", "html", "language")),
            entry("html", Set.of("language", "code")),
            entry("markdown", Set.of("settings", "dialect", "math", "html", "language", "media")),
            entry("article", Set.of("redirects", "image", "address", "site", "web", "language", "database", "media")),
            entry("change", Set.of("article", "web", "database")),
            entry("cover", Set.of("letters", "image", "article", "media", "site", "web", "language")),
            entry("sharing", Set.of("look", "image", "article", "cover", "media", "site", "web", "language")),
            entry("folder", Set.of("redirects", "settings", "header", "frontmatter", "image", "language", "database")),
            entry("content",
                    Set.of("redirects", "folder", "address", "engine", "html", "image", "settings", "frontmatter", "header", "markdown",
                            "media",
                            "article",
                            "site", "web",
                            "language",
                            "database")),
            entry("indexing", Set.of("folder", "content", "header", "markdown", "change", "article", "site", "language", "database")),
            entry("remote", Set.of("folder", "image", "settings", "content", "media", "site", "database")),
            entry("staging", Set.of("folder", "content", "frontmatter", "indexing", "article", "database")),
            entry("storing",
                    Set.of("folder", "staging", "content", "header", "markdown", "indexing", "change", "article", "media", "remote",
                            "language",
                            "database")),
            entry("imports",
                    Set.of("redirects", "folder", "settings", "staging", "storing", "content", "remote", "frontmatter", "header",
                            "markdown", "indexing",
                            "change",
                            "article",
                            "media", "site", "web", "language", "database")),
            entry("search", Set.of("look", "article", "site", "web", "language", "database")),
            entry("outbox", Set.of("site", "web", "database")),
            entry("feed",
                    Set.of("outbox", "settings", "engine", "look", "article", "content", "frontmatter", "markdown", "cover", "search",
                            "change",
                            "media",
                            "image",
                            "site", "web", "language", "database")),
            entry("publishing", Set.of("folder", "settings", "article", "content", "imports", "site", "web")),
            entry("monitoring", Set.of("publishing", "imports", "storing", "web", "database")),
            entry("markup", Set.of()),
            entry("convert", Set.of("markup", "frontmatter", "language", "web")),
            entry("export", Set.of("redirects", "media", "folder", "content", "frontmatter", "header", "language", "site", "database")),
            entry("command",
                    Set.of("folder", "convert", "export", "publishing", "site", "imports", "content", "frontmatter", "database",
                            "settings")));

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
