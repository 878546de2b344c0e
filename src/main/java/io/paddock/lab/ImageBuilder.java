package io.paddock.lab;

import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ImageBuild;
import io.paddock.lab.container.ImageBuildListener;
import io.paddock.lab.container.ImageFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gets an image from its recipe: the one that the engine has, else a new one. */
@Component
class ImageBuilder {

    private final ContainerRuntime runtime;
    private final ImageSettings settings;

    ImageBuilder(ContainerRuntime runtime, ImageSettings settings) {
        this.runtime = runtime;
        this.settings = settings;
    }

    ImageRecipe recipe(EnvironmentName environment) {
        return new ImageRecipe(environment, settings.folder());
    }

    String imageName(EnvironmentName environment) {
        return recipe(environment).imageName(settings.baseImage());
    }

    Optional<ImageFacts> find(EnvironmentName environment) {
        return runtime.findImage(imageName(environment));
    }

    ImageFacts build(EnvironmentName environment, ImageBuildListener listener) {
        ImageRecipe recipe = recipe(environment);
        Map<String, String> arguments = new HashMap<>();
        arguments.put("BASE_IMAGE", BaseImage.find(runtime, settings.baseImage()));
        if (settings.aptMirror() != null) {
            arguments.put("APT_MIRROR", settings.aptMirror());
        }
        if (settings.pipIndexUrl() != null) {
            arguments.put("PIP_INDEX_URL", settings.pipIndexUrl());
        }
        return runtime.buildImage(
                new ImageBuild(
                        imageName(environment),
                        () -> recipe.context(settings.caBundle()),
                        recipe.dockerfile(),
                        arguments,
                        Map.of()),
                listener,
                settings.buildWithin());
    }
}
