package recto.image;

import java.util.ArrayList;
import java.util.List;

/** A new file that is put together from stretches of an author's file, which are copied only when {@link #bytes} is called. */
final class Pieces {

    private record Piece(byte[] array, int from, int to) {}

    private final byte[] file;
    private final List<Piece> pieces = new ArrayList<>();

    /** @param file the author's file */
    Pieces(byte[] file) {
        this.file = file;
    }

    /** Adds a stretch of the author's file. */
    Pieces add(int from, int to) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.array == file && last.to == from) {
            pieces.set(pieces.size() - 1, new Piece(file, last.from, to));
        } else {
            pieces.add(new Piece(file, from, to));
        }
        return this;
    }

    /** Adds bytes that are not in the author's file. */
    Pieces add(byte[] bytes) {
        pieces.add(new Piece(bytes, 0, bytes.length));
        return this;
    }

    Pieces add(Pieces others) {
        pieces.addAll(others.pieces);
        return this;
    }

    int length() {
        return pieces.stream().mapToInt(piece -> piece.to - piece.from).sum();
    }

    /** The new file; the author's own array where both are the same. */
    byte[] bytes() {
        List<Piece> filled = pieces.stream().filter(piece -> piece.to > piece.from).toList();
        if (filled.equals(List.of(new Piece(file, 0, file.length)))) {
            return file;
        }
        byte[] bytes = new byte[length()];
        int at = 0;
        for (Piece piece : filled) {
            System.arraycopy(piece.array, piece.from, bytes, at, piece.to - piece.from);
            at += piece.to - piece.from;
        }
        return bytes;
    }
}
