package io.paddock.lab.container;

/** Hears how an image build goes on, on a thread of the runtime. */
public interface ImageBuildListener {

    void step(int number, int of, String instruction);

    /** Output of the build, in pieces as they come. */
    void output(String text);
}
