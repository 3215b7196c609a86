package recto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The locale of the operator decides nothing: {@link Recto} sets a neutral one, and this keeps away what a test would not notice. */
class LocaleTest {

    @Test
    void noCodeAsksForTheDefaultLocaleOrChangesCaseByIt() {
        noClasses().should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(Locale.class, "getDefault").orShould().callMethod(Locale.class, "getDefault", Locale.Category.class)
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("recto"));
    }
}
