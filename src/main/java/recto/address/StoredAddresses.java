package recto.address;

import org.jspecify.annotations.Nullable;

/** The addresses of the articles that are stored already. A program without a database knows none. */
public interface StoredAddresses {

    StoredAddresses NONE = new StoredAddresses() {
        @Override
        public @Nullable String ofFile(String file) {
            return null;
        }

        @Override
        public @Nullable String at(String path) {
            return null;
        }
    };

    /** The address of the article that was imported from a file; null where there is none that readers may see. */
    @Nullable
    String ofFile(String file);

    /** The present address of the article that has, or had, this address; null where there is none that readers may see. */
    @Nullable
    String at(String path);
}
