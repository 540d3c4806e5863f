/**
 * Networks on NVIDIA's GPUs from Turing on: the engine, NVIDIA's libraries and where they are found, and the operations in
 * cuDNN, cuBLAS and kernels of our own. Nothing of it is loaded where there is no card.
 */
package werkbank.engine.cuda;
