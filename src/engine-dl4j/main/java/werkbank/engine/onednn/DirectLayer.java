package werkbank.engine.onednn;

/** A layer that computes in oneDNN and can hand its neighbours arrays in oneDNN's layouts. */
interface DirectLayer {
    Exchange exchange();
}
