package org.leakproof.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.leakproof.redact.record.Detector;
import org.slf4j.LoggerFactory;

/** Answers JSON lines with what a policy finds in their texts: several side by side, each thread with a detector of its own. */
final class DetectLines implements Closeable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(DetectCommand.LONGEST)
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** As many as lines were answered side by side so far. */
    private final List<Detector> detectors = new ArrayList<>();

    private final int most;
    private final ExecutorService threads;

    /** @param most how many lines are answered side by side, at least 1 */
    DetectLines(Detector detector, int most) {
        this.detectors.add(detector);
        this.most = most;
        this.threads = Executors.newFixedThreadPool(most);
    }

    /**
     * What is said to a line.
     *
     * @param json the line that answers it
     * @param complaint what is wrong with the line or with us; empty if nothing is
     */
    record Answer(String json, ExitCode code, Optional<String> complaint) {
        static Answer refused(ExitCode code, String complaint) {
            return new Answer("null", code, Optional.of(complaint));
        }

        @Override
        public String toString() {
            return "Answer[" + code + ", " + json.length() + " characters]";
        }
    }

    /** One for each line, in their order. */
    List<Answer> answers(List<InputLines.Line> lines) throws IOException {
        while (detectors.size() < Math.min(most, lines.size())) {
            detectors.add(detectors.get(0).another());
        }
        Answer[] answers = new Answer[lines.size()];
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> tasks = detectors.stream()
                .map(detector -> (Callable<Void>) () -> {
                    for (int i = next.getAndIncrement(); i < answers.length; i = next.getAndIncrement()) {
                        answers[i] = answer(detector, lines.get(i));
                    }
                    return null;
                })
                .toList();
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while lines were answered");
        }
        return List.of(answers);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Answer answer(Detector detector, InputLines.Line line) throws IOException {
        try {
            return new Answer(json(detector.find(textOf(line))), ExitCode.COMPLETE, Optional.empty());
        } catch (BadLine bad) {
            return Answer.refused(ExitCode.MISTAKE, bad.getMessage());
        } catch (RuntimeException | StackOverflowError fault) {
            Faults.log(LoggerFactory.getLogger(DetectCommand.class), fault);
            return Answer.refused(
                    ExitCode.FAULT, "our fault: " + fault.getClass().getSimpleName() + " at " + Faults.place(fault));
        }
    }

    /** Why a line cannot be read. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String reason) {
            super(reason, null, false, false);
        }
    }

    private static String textOf(InputLines.Line line) throws BadLine {
        if (line.tooLong()) {
            throw new BadLine("longer than " + (DetectCommand.LONGEST >> 20) + " MB");
        }
        String text = null;
        try (JsonParser parser = JSON.createParser(line.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("no JSON object; expected {\"text\": \"...\"}");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("text");
                JsonToken value = parser.nextToken();
                if (wanted && value != JsonToken.VALUE_STRING) {
                    throw new BadLine("\"text\" is no string; expected {\"text\": \"...\"}");
                }
                if (wanted) {
                    text = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new BadLine("something behind the JSON object; expected one object a line");
            }
        } catch (IOException e) {
            throw new BadLine("not JSON in UTF-8; expected {\"text\": \"...\"}");
        }
        if (text == null) {
            throw new BadLine("no \"text\"; expected {\"text\": \"...\"}");
        }
        return text;
    }

    private static String json(List<Detector.Found> found) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartArray();
            for (Detector.Found one : found) {
                json.writeStartArray();
                json.writeNumber(one.start());
                json.writeNumber(one.end());
                json.writeString(one.entity());
                json.writeNumber(score(one));
                json.writeString(one.rule());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return line.toString();
    }

    /** To three digits: sums of tenths are not exact. */
    private static double score(Detector.Found found) {
        return Math.round(found.score() * 1000) / 1000.0;
    }
}
