"""The stages in order: :func:`rectify_docs.pipeline.run.run` is the whole job on one screen."""
