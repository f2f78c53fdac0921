package io.duebell.sheet;

import io.duebell.sheet.UnreadableWorkbookException.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one part of a workbook as a stream: no document type, no endless depth, no element that never ends. */
abstract class PartHandler extends DefaultHandler {

    private static final int DEEPEST = 64;
    private static final long LONGEST_ELEMENT = 4L << 20;

    private int depth;
    private long sinceElement;

    /** Enough was read. */
    static final class EnoughException extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    void begin(String element, Attributes attributes) throws SAXException {}

    void text(char[] signs, int from, int length) {}

    void end(String element) throws SAXException {}

    final void parse(InputStream in) throws UnreadableWorkbookException {
        try {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(this);
            xml.setErrorHandler(this);
            xml.parse(new InputSource(new Bounded(in)));
        } catch (EnoughException e) {
            // As asked
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new UnreadableWorkbookException(isBomb(e) ? Fault.TOO_LARGE : Fault.BROKEN, e);
        }
    }

    private static boolean isBomb(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof TooLargeException
                    || (message != null && message.toLowerCase(Locale.ROOT).contains("zip bomb"))) {
                return true;
            }
        }
        return false;
    }

    /** More than is taken of something. */
    static final class TooLargeException extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public final void startElement(String uri, String localName, String name, Attributes attributes)
            throws SAXException {
        sinceElement = 0;
        if (++depth > DEEPEST) {
            throw new SAXException("deeper than any workbook");
        }
        begin(localName, attributes);
    }

    @Override
    public final void characters(char[] signs, int from, int length) {
        sinceElement = 0;
        text(signs, from, length);
    }

    @Override
    public final void endElement(String uri, String localName, String name) throws SAXException {
        depth--;
        end(localName);
    }

    /** An attribute or a comment would be held whole. */
    private final class Bounded extends FilterInputStream {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return bounded(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return bounded(read, read);
        }

        private int bounded(int read, int bytes) throws IOException {
            sinceElement += Math.max(0, bytes);
            if (sinceElement > LONGEST_ELEMENT) {
                throw new IOException("an element of more than " + LONGEST_ELEMENT + " bytes");
            }
            return read;
        }
    }
}
