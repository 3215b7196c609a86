package recto.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CssMinifierTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a { color: red; }                     | a{color:red}",
            "a{b:c;}  @media print { a { b: c } }  | a{b:c}@media print{a{b:c}}",
            ".a > * + .b, .c   .d :is(e)           | .a>* + .b,.c .d :is(e)",
            "(min-width: 70rem) and (hover)        | (min-width:70rem) and (hover)",
            "calc( 1px + (2px - 3px) * 4 )         | calc(1px + (2px - 3px) * 4)",
            "a { --b: light-dark( #fff , #000 ) }  | a{--b:light-dark(#fff,#000)}",
            "a /* b */ c                           | a c",
            "a/* b */c                             | a/**/c",
            "a { /* b { ' */ c: d }                | a{c:d}",
            "a { b: c } /* never closed            | a{b:c}"})
    void whatIsNotNeededIsLeftOut(String css, String small) {
        assertEquals(small, CssMinifier.minify(css));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a{b:\"  ;  /* c */  } \"}",
            "a{b:'  \\'  ; '}",
            "a{b:url( data:x;y,  /* z )}",
            ".a\\{ b",
            ".\\31  b",
            "a :hover",
            "[a] [b]",
            "1px - 2px"})
    void whatIsSaidStays(String css) {
        assertEquals(css, CssMinifier.minify(css));
    }

    @Test
    void nothingIsLeftOfNothing() {
        assertEquals("", CssMinifier.minify(" \n /* nothing */ \n"));
    }
}
