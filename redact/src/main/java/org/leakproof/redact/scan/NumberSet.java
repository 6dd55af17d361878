package org.leakproof.redact.scan;

import java.util.Arrays;

/** Numbers below a bound, each once, in the order in which they came; emptied in no time. */
final class NumberSet {

    private final int[] numbers;
    private final int[] places;
    private int size;

    NumberSet(int bound) {
        numbers = new int[bound];
        places = new int[bound];
    }

    /** Whether it was not there yet. */
    boolean add(int number) {
        if (contains(number)) {
            return false;
        }
        places[number] = size;
        numbers[size++] = number;
        return true;
    }

    void addAll(int[] others) {
        for (int number : others) {
            add(number);
        }
    }

    boolean contains(int number) {
        int place = places[number];
        return place < size && numbers[place] == number;
    }

    int size() {
        return size;
    }

    /** In the order in which they came. */
    int get(int place) {
        return numbers[place];
    }

    void clear() {
        size = 0;
    }

    int[] sorted() {
        int[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
