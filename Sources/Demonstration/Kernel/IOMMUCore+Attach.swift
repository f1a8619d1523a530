/// Attaching and detaching one device, and the public functions for it.
@Lines func coreDeviceAttach(_ tree: KernelTree) -> String {
  #"""
  static int __iommu_attach_device(struct iommu_domain *domain, struct device *dev)
  {
  	int err;

  	if (unlikely(!domain->ops->attach_dev))
  		return -ENODEV;

  	err = domain->ops->attach_dev(domain, dev);
  	if (err)
  		return err;
  """#
  if tree.has(.setDomainLoop) { "\tdev->iommu->attach_deferred = 0;" }
  #"""
  	trace_attach_device_to_domain(dev);
  	return 0;
  }

  """#
  if !tree.has(.noDetach) {
    #"""
    static bool iommu_is_attach_deferred(struct device *dev)
    {
    	const struct iommu_ops *ops = dev_iommu_ops(dev);

    	return ops->is_attach_deferred && ops->is_attach_deferred(dev);
    }

    static void __iommu_detach_device(struct iommu_domain *domain, struct device *dev)
    {
    	if (iommu_is_attach_deferred(dev))
    		return;
    	if (unlikely(!domain->ops->detach_dev))
    		return;
    	domain->ops->detach_dev(domain, dev);
    	trace_detach_device_from_domain(dev);
    }

    """#
  }
  if !tree.has(.ownGroupOnly) {
    #"""
    int iommu_attach_device(struct iommu_domain *domain, struct device *dev)
    {
    	return __iommu_attach_device(domain, dev);
    }
    EXPORT_SYMBOL_GPL(iommu_attach_device);

    """#
  } else {
    #"""
    /* For a device that shares its group with others, the group must be attached as a whole. */
    int iommu_attach_device(struct iommu_domain *domain, struct device *dev)
    {
    	struct iommu_group *group;
    	int err;

    	group = iommu_group_get(dev);
    	if (!group)
    		return -ENODEV;

    	mutex_lock(&group->mutex);
    	err = -EINVAL;
    """#
    deviceCount(tree, "\tif (", " != 1)")
    "\t\tgoto unlock;\n"
    if tree.has(.groupAttach) {
      "\terr = __iommu_attach_group(domain, group);"
    } else {
      "\terr = __iommu_attach_device(domain, dev);"
    }
    #"""

    unlock:
    	mutex_unlock(&group->mutex);
    	iommu_group_put(group);
    	return err;
    }
    EXPORT_SYMBOL_GPL(iommu_attach_device);

    """#
  }
}

/// The number of devices in the group, in the words of the time.
private func deviceCount(_ tree: KernelTree, _ before: String, _ after: String) -> String {
  let count =
    tree.has(.countNodes)
    ? "list_count_nodes(&group->devices)" : "iommu_group_device_count(group)"
  return before + count + after
}

/// `iommu_detach_device`, which undoes what `iommu_attach_device` did.
@Lines func coreDetach(_ tree: KernelTree) -> String {
  if tree.has(.ownershipFollowUp) {
    #"""
    /* Back to where the group belongs: its owner's blocking domain, or the default one. */
    static void __iommu_group_set_core_domain(struct iommu_group *group)
    {
    	struct iommu_domain *new_domain = group->default_domain;

    	if (group->owner)
    		new_domain = group->blocking_domain;
    	WARN_ON(__iommu_group_set_domain(group, new_domain));
    }

    """#
  }
  "void iommu_detach_device(struct iommu_domain *domain, struct device *dev)\n{"
  if !tree.has(.ownGroupOnly) {
    "\t__iommu_detach_device(domain, dev);"
  } else {
    #"""
    	struct iommu_group *group;

    	group = iommu_group_get(dev);
    	if (!group)
    		return;

    	mutex_lock(&group->mutex);
    """#
    if tree.has(.ownershipFollowUp) {
      "\tif (WARN_ON(domain != group->domain) ||"
      deviceCount(tree, "\t    WARN_ON(", " != 1))")
      "\t\tgoto unlock;\n\t__iommu_group_set_core_domain(group);"
    } else {
      deviceCount(tree, "\tif (WARN_ON(", " != 1))")
      "\t\tgoto unlock;"
      if tree.has(.groupAttach) {
        "\t__iommu_detach_group(domain, group);"
      } else {
        "\t__iommu_detach_device(domain, dev);"
      }
    }
    #"""

    unlock:
    	mutex_unlock(&group->mutex);
    	iommu_group_put(group);
    """#
  }
  #"""
  }
  EXPORT_SYMBOL_GPL(iommu_detach_device);

  """#
}
