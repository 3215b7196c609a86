package recto.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessagesTest {

    static final List<String> LANGUAGES = List.of("de", "fr", "es", "zh", "ar");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyWordOfTheSiteIsThereInEveryLanguage(String language) throws IOException {
        Set<String> known = Arrays.stream(Messages.class.getMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(known, new TreeSet<>(read(language).stringPropertyNames()));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noTranslationForgetsWhatTheEnglishNames(String language) throws IOException {
        Properties words = read(language);
        for (Method method : Messages.class.getMethods()) {
            String translated = words.getProperty(method.getName());
            for (Parameter parameter : method.getParameters()) {
                boolean isNamed = translated.contains("{" + parameter.getName() + "}");
                assertEquals(method.getAnnotation(Message.class).value().contains("{" + parameter.getName() + "}"), isNamed, translated);
            }
            assertFalse(translated.isBlank(), method.getName());
        }
    }

    @Test
    void noLanguageIsSpokenWithoutItsWords() {
        for (String language : LANGUAGES) {
            assertEquals(language, Languages.spoken(java.util.Locale.forLanguageTag(language + "-XX")).getLanguage());
        }
        assertEquals("en", Languages.spoken(java.util.Locale.ITALIAN).getLanguage());
    }

    private static Properties read(String language) throws IOException {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(MessagesTest.class.getResourceAsStream("/messages/msg_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
