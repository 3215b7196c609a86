package recto.image;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPReadParam;
import com.luciad.imageio.webp.WebPWriteParam;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * The ImageIO plug-in for WebP. Its classes are named here, because a native program would need reflection to find them in the list of all
 * plug-ins.
 */
final class WebpLibrary {

    private WebpLibrary() {}

    static ImageReader reader() throws IOException {
        return new WebPImageReaderSpi().createReaderInstance();
    }

    static ImageWriter writer() throws IOException {
        return new WebPImageWriterSpi().createWriterInstance();
    }

    /** Has a picture scaled while it is decoded. */
    static void scale(ImageReadParam parameters, int width, int height) {
        WebPReadParam webp = (WebPReadParam) parameters;
        webp.setUseScaling(true);
        webp.setScaledWidth(width);
        webp.setScaledHeight(height);
    }

    static void choose(ImageWriteParam parameters, float quality, boolean isExact) {
        WebPWriteParam webp = (WebPWriteParam) parameters;
        webp.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        webp.setCompressionType(isExact ? CompressionType.Lossless : CompressionType.Lossy);
        webp.setCompressionQuality(quality);
    }
}
