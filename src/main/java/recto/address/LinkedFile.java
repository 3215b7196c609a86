package recto.address;

import java.time.LocalDate;
import java.util.Collection;

/**
 * The article of a file, as far as links to it need to know it.
 *
 * @param file its path below the content folder
 * @param address at which readers find it
 * @param aliases its other addresses
 * @param hidden why readers do not find it, as the end of a sentence that begins with the link; empty where they do
 * @param date of its publication
 * @param groups the slugs of its tags
 */
public record LinkedFile(String file, String address, Collection<String> aliases, String hidden, LocalDate date,
        Collection<String> groups) {

    boolean has(String path) {
        return address.equals(path) || aliases.contains(path);
    }
}
