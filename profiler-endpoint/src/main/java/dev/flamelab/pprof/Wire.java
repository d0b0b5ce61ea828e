package dev.flamelab.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The outermost message of a profile's file, field by field, as strict as pprof: a known field of the wrong wire type
 * and a group are errors, an unknown field is skipped.
 */
final class Wire {
    /** Takes one field; it must read it from {@code in}. */
    interface Fields {
        void field(int number, Wire in) throws IOException;
    }

    private final CodedInputStream in;
    private int tag;

    private Wire(InputStream in) {
        this.in = CodedInputStream.newInstance(in, 1 << 16);
    }

    static void read(ProfileSource source, Fields fields) throws IOException {
        try (InputStream bytes = source.open()) {
            var wire = new Wire(bytes);
            while ((wire.tag = wire.in.readTag()) != 0) {
                fields.field(WireFormat.getTagFieldNumber(wire.tag), wire);
            }
        } catch (InvalidProtocolBufferException e) {
            // What was wrong with the gzip comes wrapped when it was met inside a message.
            throw e.getCause() instanceof MalformedProfile inside ? inside : MalformedProfile.unrecognized();
        }
    }

    <M extends Message> M message(Parser<M> parser) throws IOException {
        expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return checked(in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry()));
    }

    String text() throws IOException {
        expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.readString();
    }

    long number() throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return in.readInt64();
    }

    /** Skips this field; a field that pprof does not know may have any type but that of a group. */
    void skip() throws IOException {
        int type = WireFormat.getTagWireType(tag);
        if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
            throw MalformedProfile.unrecognized();
        }
        in.skipField(tag);
    }

    /** Numbers of a repeated field, packed or not. */
    void numbers(LongConsumer each) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            each.accept(number());
            return;
        }
        int limit = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            each.accept(in.readInt64());
        }
        in.popLimit(limit);
    }

    private void expect(int type) throws MalformedProfile {
        if (WireFormat.getTagWireType(tag) != type) {
            throw MalformedProfile.unrecognized();
        }
    }

    /** The same message, when nothing in it is of the wrong wire type; messages inside it are the caller's to check. */
    static <M extends Message> M checked(M message) throws MalformedProfile {
        for (Map.Entry<Integer, UnknownFieldSet.Field> field :
                message.getUnknownFields().asMap().entrySet()) {
            boolean known = message.getDescriptorForType().findFieldByNumber(field.getKey()) != null;
            if (known || !field.getValue().getGroupList().isEmpty()) {
                throw MalformedProfile.unrecognized();
            }
        }
        return message;
    }
}
