package recto.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/** Files and folders that no other user of this machine may read, change or replace. Windows keeps the folders of its users apart by itself. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFiles() {}

    /**
     * Makes a folder for this user alone, or takes away what the mode of one that exists allows to others.
     *
     * @throws IOException where the folder belongs to another user, who could fill it with programs of his own
     */
    static void folder(Path folder) throws IOException {
        if (!isPosix(folder)) {
            Files.createDirectories(folder);
            return;
        }
        try {
            Files.createDirectory(folder, mode("rwx------"));
        } catch (FileAlreadyExistsException existing) {
            checkOwner(folder);
            Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(folder));
            boolean wasOpen = permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
            if (wasOpen) {
                throw new IOException(
                        "Other users can write into %s, so Recto runs no program from it; delete this folder".formatted(folder));
            }
            if (permissions.removeAll(OF_OTHERS)) {
                Files.setPosixFilePermissions(folder, permissions);
            }
        }
    }

    /** Writes a new file that only this user can read, never for a moment with another mode. */
    static void write(Path file, String text) throws IOException {
        Files.createFile(file, isPosix(file) ? new FileAttribute<?>[] {mode("rw-------")} : new FileAttribute<?>[0]);
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /**
     * Reads a file of this user alone, and takes the rights of others away where they have some.
     *
     * @throws IOException where the file belongs to another user, or is a link or a folder
     */
    static String read(Path file) throws IOException {
        if (isPosix(file)) {
            checkOwner(file);
            Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
            if (permissions.removeAll(OF_OTHERS)) {
                Files.setPosixFilePermissions(file, permissions);
            }
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Compares with the owner of a file that this process makes: on a network drive that may be another user than the one of the process. */
    private static void checkOwner(Path path) throws IOException {
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isSymbolicLink()) {
            throw new IOException("%s is a link, and Recto follows none there; delete it".formatted(path));
        }
        Path sample = Files.createTempFile(path.toAbsolutePath().getParent(), "owner", null);
        try {
            if (!Files.getOwner(sample).equals(found.owner())) {
                throw new IOException("%s belongs to the user %s, so Recto does not trust what is in it; delete it"
                        .formatted(path, found.owner().getName()));
            }
        } finally {
            Files.delete(sample);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
