package dev.flamelab.lab;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Packs pictures anew, as tightly as it goes: a browser is in a hurry. */
final class SmallPng {
    private SmallPng() {}

    static byte[] of(byte[] png) throws IOException {
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));
        // nothing shines through a page
        var picture = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().drawImage(drawn, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam tightly = writer.getDefaultWriteParam();
        tightly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        tightly.setCompressionQuality(0);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), tightly);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
