package recto.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import recto.language.SearchText.Compound;
import recto.language.SearchText.Token;

class WordBeginningsTest {

    private static final String[] PIECES = ("read|Re|e|-|.|'|’|_|/|&|·|ŀ|Ŀ|ŉ|\u00AD|\u200D|\u0301|é|É|ß|æ|ﬁ|²|ª|™|字|ガ|한|ア|・|ｱ|α|Я|å|x|3|12|+|++|#| |\n|\t|\u00A0|\u2003"
            + "|\u2028|…|—|“|”|«|½|⅓|①|Ⅳ|ℌ|𝐫𝐞|\uFE0F|̈|ا|ל|״|(|)|,|😀|E-Mail|re\u00ADad|C++|C#|̧|ー").split("\\|");
    private static final List<Set<String>> WANTED = List.of(Set.of("re"), Set.of("em", "e"), Set.of("cs", "cp", "x"),
            Set.of("31", "12", "3"),
            Set.of("字", "αr", "fi"), Set.of("ae", "ss", "na", "lr"));

    /** The quick look may find too much, and never too little. */
    @Test
    void nothingThatIsLookedForIsOverlooked() {
        Random random = new Random(3);
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            WordBeginnings wanted = new WordBeginnings(WANTED.get(i % WANTED.size()), false);
            assertEquals(found(SearchText.tokens(text.toString()), wanted), found(SearchText.tokens(text.toString(), wanted), wanted),
                    text::toString);
        }
    }

    @Test
    void mostOfATextIsNotRead() {
        assertEquals(1, SearchText.tokens("Nobody needs more than one word of all these.", new WordBeginnings(Set.of("wo"), false)).size());
    }

    private static List<String> found(List<Token> tokens, WordBeginnings wanted) {
        return Stream.concat(
                tokens.stream().filter(token -> !token.unsegmented() && wanted.begin(token.word()))
                        .map(token -> token.word() + " " + token.start()),
                SearchText.compounds(tokens).stream().filter(compound -> wanted.begin(compound.word()))
                        .map(compound -> shown(compound, tokens)))
                .toList();
    }

    private static String shown(Compound compound, List<Token> tokens) {
        return compound.word() + " " + tokens.get(compound.first()).start();
    }
}
