package recto.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recto.image.ImageCodec;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureRemark;
import recto.image.PictureType;
import recto.language.Sha256;

/** Makes the picture files that are served from an author's file: upright, without metadata, and in the widths that screens need. */
@ApplicationScoped
public class PictureMaker {

    /**
     * A picture that is ready to be stored.
     *
     * @param files the picture in its full size first, then its variants
     */
    public record Made(Picture picture, List<PictureFile> files) {}

    /** Raise this number when the same bytes are made into other pictures: every picture is then made again and gets a new address. */
    public static final int VERSION = 2;

    /** For decoded pixels; what these two leave of the heap is for the rest of the program. */
    private final PictureMemory memory = new PictureMemory(Runtime.getRuntime().maxMemory() / 3);
    private final PictureMemory files = new PictureMemory(Runtime.getRuntime().maxMemory() / 6);

    /** The name of the picture that is made from these bytes; a file that is not a picture has one too. */
    public String hash(byte[] bytes) {
        return Sha256.hex("recto %d ".formatted(VERSION).getBytes(StandardCharsets.US_ASCII), bytes).substring(0, 32);
    }

    /** Waits until there is memory for a file of this size and for its copy without metadata. */
    public PictureMemory.Share room(long size) {
        return files.take(2 * size);
    }

    /** Returns the picture that {@link #make} would make, without its variants. */
    public Picture check(byte[] bytes) throws PictureException {
        Original original = OriginalReader.read(bytes);
        Optional<DecodePlan> plan = plan(original, PictureCopies.NARROWEST);
        if (plan.isPresent()) {
            try (PictureMemory.Share share = memory.take(plan.get().memory())) {
                PictureCopies.decoded(original, plan.get());
            }
        }
        return asItIs(hash(bytes), original).picture();
    }

    /** What the author should know of a picture that is served; empty where there is nothing. */
    public Optional<PictureRemark> remark(byte[] bytes) throws PictureException {
        Original original = OriginalReader.read(bytes);
        List<PictureRemark> remarks = new ArrayList<>(original.remarks());
        if (canDecode(original) && plan(original, PictureCopies.widths(original)).isEmpty()) {
            remarks.add(PictureRemark.tooLarge());
        }
        return PictureRemark.joined(remarks);
    }

    /** @throws PictureException when the file is not a picture, or one that cannot be served */
    public Made make(byte[] bytes) throws PictureException {
        Original original = OriginalReader.read(bytes);
        Optional<DecodePlan> plan = plan(original, PictureCopies.widths(original));
        if (plan.isEmpty()) {
            return asItIs(hash(bytes), original);
        }
        try (PictureMemory.Share share = memory.take(plan.get().memory())) {
            return new PictureCopies(hash(bytes), original, plan.get()).make();
        }
    }

    /** Empty where the picture is not decoded: a drawing, an animation, or one that is too large for the memory of this machine. */
    private Optional<DecodePlan> plan(Original original, List<Integer> widths) {
        return canDecode(original) ? Optional.ofNullable(DecodePlan.of(original, widths, memory.bytes())) : Optional.empty();
    }

    private static boolean canDecode(Original original) {
        return original.pixels() != null && (original.type() == PictureType.WEBP ? ImageCodec.canWriteWebp() : ImageCodec.isAvailable());
    }

    private static Made asItIs(String hash, Original original) {
        return new Made(new Picture(hash, original.type(), original.shownWidth(), original.shownHeight(), List.of()),
                List.of(new PictureFile("", original.type(), original.clean())));
    }
}
