package recto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldGroupPathTest {

    @ParameterizedTest
    @CsvSource({"/category/garden/, false, garden, 1", "/category/home/garden/page/3/, false, garden, 3", "/tag/garden, false, garden, 1",
            "/tag/garden/page/1/, false, garden, 1", "/categories/garden/index.html, false, garden, 1",
            "/tag/garden.html, false, garden, 1",
            "/author/ada/, true, ada, 1", "/blog/tags/a b/, false, a b, 1", "/author/ada/page/2, true, ada, 2"})
    void theListsOfOtherEnginesAreKnown(String path, boolean isOfAuthor, String name, int page) {
        assertEquals(Optional.of(new OldGroupPath(isOfAuthor, name, page)), OldGroupPath.of(path));
    }

    @Test
    void theListOfAllHasNoName() {
        assertEquals(Optional.of(new OldGroupPath(false, "", 1)), OldGroupPath.of("/categories/"));
        assertEquals(Optional.of(new OldGroupPath(true, "", 1)), OldGroupPath.of("/author"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/blog/", "/category-theory", "/posts/tag/x", "/tagged/x", "/tag/x/page/0", "/a/b/c/d"})
    void otherPathsAreNone(String path) {
        assertEquals(Optional.empty(), OldGroupPath.of(path));
    }
}
