package org.leakproof.publish.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.leakproof.publish.sink.Column;
import org.leakproof.publish.sink.Column.Type;
import org.leakproof.publish.sink.Sink.Resource;
import org.leakproof.publish.sink.Table;

/** {@code datapackage.json}: what the files of a release are and what their columns mean, for programs.
 *
 *  @see <a href="https://specs.frictionlessdata.io/tabular-data-package/">Tabular Data Package</a> */
final class DataPackage {
    private DataPackage() {}

    static String json(String title, boolean byteOrderMark, List<Resource> resources) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeStringField("profile", "tabular-data-package");
            json.writeStringField("name", "leakproof-release");
            json.writeStringField("title", title);
            json.writeStringField(
                    "description",
                    "A cell that begins with an apostrophe had one put before it, so that no spreadsheet takes it for a"
                            + " formula: take one away to get the text. Offsets count without it.");
            json.writeArrayFieldStart("resources");
            for (Resource resource : resources) {
                write(json, resource, byteOrderMark);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Resource resource, boolean byteOrderMark) throws IOException {
        Table table = resource.table();
        json.writeStartObject();
        json.writeStringField("profile", "tabular-data-resource");
        json.writeStringField("name", resource.name());
        json.writeStringField("path", resource.path());
        json.writeStringField("description", table.description());
        json.writeStringField("format", resource.format());
        json.writeStringField("mediatype", resource.mediaType());
        json.writeStringField("encoding", byteOrderMark ? "utf-8-sig" : "utf-8");
        json.writeNumberField("rows", resource.rows());
        json.writeObjectFieldStart("dialect");
        json.writeStringField("delimiter", ",");
        json.writeStringField("lineTerminator", "\r\n");
        json.writeStringField("quoteChar", "\"");
        json.writeBooleanField("doubleQuote", true);
        json.writeBooleanField("header", true);
        json.writeEndObject();
        json.writeObjectFieldStart("schema");
        json.writeArrayFieldStart("fields");
        for (Column column : table.columns()) {
            write(json, column);
        }
        json.writeEndArray();
        if (!table.primaryKey().isEmpty()) {
            json.writeArrayFieldStart("primaryKey");
            for (String column : table.primaryKey()) {
                json.writeString(column);
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("missingValues");
        json.writeString("");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Column column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        if (column.type() == Type.INSTANT) {
            json.writeStringField("type", "datetime");
            json.writeStringField("format", "any");
        } else {
            json.writeStringField("type", column.type() == Type.INTEGER ? "integer" : "string");
        }
        json.writeStringField("description", column.description());
        if (column.required() || !column.values().isEmpty()) {
            json.writeObjectFieldStart("constraints");
            if (column.required()) {
                json.writeBooleanField("required", true);
            }
            if (!column.values().isEmpty()) {
                json.writeArrayFieldStart("enum");
                for (String value : column.values()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
