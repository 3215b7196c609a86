package recto.storing;

/** What is stored of the file of an author or a tag. @param isCurrent whether it was rendered by this version */
public record StoredGroup(String file, String slug, String sourceHash, boolean isCurrent) {

    public boolean isOf(String hash) {
        return isCurrent && sourceHash.equals(hash);
    }
}
