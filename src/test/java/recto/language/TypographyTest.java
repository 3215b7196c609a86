package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands right of the bar is what a good printer of the language would set. A '␣' is a narrow space that does not break, a '_' a wide one. */
class TypographyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "en | She said \"yes\".                        | She said “yes”.",
            "en | \"Yes\", she said, \"I don't.\"          | “Yes”, she said, “I don’t.”",
            "en | He said \"she said 'no' to me\".         | He said “she said ‘no’ to me”.",
            "en | \"'No', she said.\"                      | “‘No’, she said.”",
            "en | the '90s and the 1990's                  | the ’90s and the 1990’s",
            "en | rock 'n' roll, 'tis, get 'em             | rock ’n’ roll, ’tis, get ’em",
            "en | the boys' toys                           | the boys’ toys",
            "en | he is 5'11\" tall                        | he is 5′11″ tall",
            "en | \"he is 5'11\" tall\"                    | “he is 5′11″ tall”",
            "en | a 6' wall, a 27\" screen                 | a 6′ wall, a 27″ screen",
            "en | \"Catch 22\" and '1984'                  | “Catch 22” and ‘1984’",
            "en | (\"so\") and [\"so\"]                    | (“so”) and [“so”]",
            "en | wait... what                             | wait… what",
            "en | a word - and another                     | a word – and another",
            "en | a word--and another                      | a word—and another",
            "en | a word -- and another                    | a word – and another",
            "en | a word---and another                     | a word—and another",
            "en | pages 10--12                             | pages 10–12",
            "en | run it with --help or -v                 | run it with --help or -v",
            "en | it is -5, and 5 - 3 = 2                  | it is -5, and 5 - 3 = 2",
            "en | a --> b and <-- c and <!-- d -->         | a --> b and <-- c and <!-- d -->",
            "en | see ../a/.../b and more....              | see ../a/.../b and more....",
            "en | https://a.example/x--y'z or a--b@c.example | https://a.example/x--y'z or a--b@c.example",
            "en | lang=\"en\" is straight                  | lang=\"en\" is straight",
            "en | a lone \" and a well-known               | a lone \" and a well-known",
            "en-GB | a \"word\"                            | a “word”",
            "de | Er sagte \"ja\" und 'nein'.              | Er sagte „ja“ und ‚nein‘.",
            "de | Das geht's - oder--nicht                 | Das geht’s – oder–nicht",
            "de-CH | Er sagte \"ja\".                      | Er sagte «ja».",
            "fr | Il a dit \"oui\" !                       | Il a dit «␣oui␣»␣!",
            "fr | Quoi? L'ami: voici; non!                 | Quoi␣? L’ami_: voici␣; non␣!",
            "fr | Il dit « oui » et «non» à 12:30 :        | Il dit «␣oui␣» et «␣non␣» à 12:30_:",
            "fr | Quoi?! http://a.example/?b               | Quoi␣?! http://a.example/?b",
            "fr-CA | \"Quoi?\"                             | «␣Quoi?␣»",
            "es | Dijo \"sí, 'claro'\" --y se fue--.       | Dijo «sí, “claro”» --y se fue—.",
            "zh | 他说\"你好\"。                           | 他说“你好”。",
            "zh | 等一下...好的--走吧                      | 等一下……好的——走吧",
            "zh-TW | 他說\"你好\"。                        | 他說「你好」。",
            "ru | Он сказал \"да\".                        | Он сказал «да».",
            "he | צה\"ל                                    | צה\"ל",
            "xx | a \"b\" -- c...                          | a \"b\" -- c..."})
    void aTextIsSetAsItsLanguageHasIt(String language, String typed, String set) {
        assertEquals(set.replace('␣', '\u202F').replace('_', '\u00A0'), Typography.of(Locale.forLanguageTag(language)).apply(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a ", "a\" ", "'a ", "a' ", "'a \"b ", "- ", " -- ", "a\"b' ", "…\"'", "x?", "« ", "5'5\""})
    void aLongTextOfSuchMarksIsSetInTimeThatGrowsWithItsLength(String part) {
        String text = part.repeat(200_000);
        for (String language : new String[] {"en", "fr"}) {
            assertEquals(text.replaceAll("\\W", "").length(),
                    Typography.of(Locale.forLanguageTag(language)).apply(text).replaceAll("\\W", "").length());
        }
    }
}
