package recto;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
            entry("site", Set.of("settings")),
            entry("web", Set.of("settings", "site")),
            entry("look", Set.of("settings", "site", "web")),
            entry("article", Set.of("site", "web")),
            entry("code", Set.of()),
            entry("media", Set.of("site", "web", "article")),
            entry("content", Set.of("settings", "site", "web", "article", "media", "code")),
            entry("feed", Set.of("settings", "site", "web", "article", "search")),
            entry("search", Set.of("site", "web", "article")),
            entry("command", Set.of("content", "article")),
            entry("database", Set.of("settings")));

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
}
